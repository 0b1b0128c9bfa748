import * as z from 'zod/mini'
import { carePhone, country } from '../../lambdas/definitions/schema.ts'

const words = (most: number) =>
  z.optional(z.string().check(z.regex(/\S/, 'must not be empty'), z.maxLength(most)))
const link = z.optional(
  z.string().check(z.regex(/^https?:\/\/\S+$/, 'must be a link, like https://acme.example')),
)
const email = z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email address')))
const samples = z.optional(z.array(z.string().check(z.regex(/\S/), z.maxLength(1024))))

/** The end business, whose name and address carriers check: not the vendor's that sends for it. */
const business = z.strictObject({
  legalName: words(100),
  type: words(50),
  taxId: words(30),
  taxIdCountry: z.optional(country),
  vertical: words(50),
  website: link,
  address: z.prefault(
    z.strictObject({
      street: words(100),
      city: words(50),
      state: words(50),
      postalCode: words(20),
      country: z.optional(country),
    }),
    {},
  ),
  contact: z.prefault(
    z.strictObject({ firstName: words(50), lastName: words(50), email, phone: z.optional(carePhone) }),
    {},
  ),
})

/** What is registered about a program and stands in no definition. */
const program = z.strictObject({
  /** As the forms name it, or a list where they differ: the first that a form offers. */
  useCase: z.optional(z.union([z.string().check(z.regex(/\S/), z.maxLength(100)), z.array(z.string())])),
  purpose: words(1000),
  monthlyVolume: words(20),
  /** Whether messages are about loans, and whether they are only for people of a certain age. */
  directLending: z.optional(z.boolean()),
  ageGated: z.optional(z.boolean()),
  samples: z.prefault(z.strictObject({ en: samples, es: samples, fr: samples, pt: samples }), {}),
})

/** An answer to a field of a form: words, choices, or a file beside this one. */
const answer = z.union([
  z.string(),
  z.array(z.string()),
  z.strictObject({ file: z.string().check(z.regex(/^[\w-]+\.(png|jpe?g|pdf)$/)) }),
])

/** A file `programs/<tenant>.registration.json`: what carriers ask about the end business. What is missing is named, not refused. */
export const registrationFile = z.strictObject({
  $schema: z.optional(z.string()),
  business: z.prefault(business, {}),
  programs: z._default(z.record(z.string(), program), {}),
  /** Answers by type of registration and path of the field, in place of ours. */
  fields: z._default(z.record(z.string(), z.record(z.string(), answer)), {}),
})

export type RegistrationFile = z.infer<typeof registrationFile>
