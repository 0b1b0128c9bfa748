/** What one part of the tree may import beside itself. */
export interface Part {
  /** Folder or file, from the top of the tree. */
  path: string
  /** Other parts of the tree, by their paths. */
  parts: readonly string[]
  /** Packages that it may not import; everything else is allowed. */
  forbidden?: RegExp
}

const AWS_SDK = /^@aws-sdk\//
const ANY_PACKAGE = /./

/** Imports point inwards: domain ← application ← adapters ← handlers. The first part that holds a file counts. */
export const PARTS: readonly Part[] = [
  // The words of the contract are the domain's, each list of them once: docs/decisions/0017.
  { path: 'lambdas/contract', parts: ['lambdas/domain/core/vocabulary.ts'], forbidden: /^(?!zod\/mini$)/ },
  { path: 'lambdas/domain', parts: [], forbidden: ANY_PACKAGE },
  {
    path: 'lambdas/application',
    parts: ['lambdas/domain', 'lambdas/contract'],
    forbidden: /^(@aws-sdk|@middy|zod|aws-lambda)/,
  },
  {
    path: 'lambdas/adapters',
    parts: [
      'lambdas/domain',
      'lambdas/application',
      'lambdas/contract',
      'lambdas/definitions',
      'lambdas/environment.ts',
    ],
    forbidden: /^@middy\//,
  },
  {
    path: 'lambdas/definitions',
    parts: ['lambdas/domain', 'lambdas/user-facing-error.ts'],
    forbidden: AWS_SDK,
  },
  {
    path: 'lambdas/pages/site',
    parts: ['lambdas/domain', 'lambdas/definitions'],
    forbidden: /^(@aws-sdk|@middy|aws-lambda)/,
  },
  {
    path: 'lambdas/pages/kit',
    parts: ['lambdas/domain', 'lambdas/definitions', 'lambdas/pages/site'],
    forbidden: /^(@aws-sdk|@middy|aws-lambda)/,
  },
  {
    path: 'lambdas/pages/evidence',
    parts: ['lambdas/domain', 'lambdas/application'],
    forbidden: /^(@aws-sdk|@middy|aws-lambda)/,
  },
  {
    path: 'lambdas/pages/console',
    parts: ['lambdas/domain', 'lambdas/application', 'lambdas/pages/site', 'lambdas/pages/evidence'],
    forbidden: /^(@aws-sdk|@middy|aws-lambda)/,
  },
  { path: 'lambdas/handlers', parts: ['lambdas'], forbidden: AWS_SDK },
  { path: 'client', parts: ['lambdas/contract'] },
  {
    path: 'lib',
    parts: [
      'lambdas/environment.ts',
      'lambdas/definitions',
      'lambdas/user-facing-error.ts',
      // What API Gateway answers by itself looks like the site's own pages.
      'lambdas/pages/site/pages/gateway-page.ts',
      'lambdas/domain/words/site/error-key.ts',
      // Screenshots are deployed only if they show the pages as they are.
      'lambdas/pages/kit/sign-up-pages.ts',
      'lambdas/domain/tenant/page-language.ts',
      'lambdas/domain/core/vocabulary.ts',
    ],
  },
  { path: 'bin', parts: ['lib', 'cli', 'lambdas/definitions', 'lambdas/user-facing-error.ts'] },
]

/** The layers that are cut into the same slices. */
export const SLICED = ['lambdas/domain', 'lambdas/application', 'lambdas/adapters']

/** What every slice may import: what all of them share, a tenant's definitions, and the adapters to AWS services. */
export const SHARED = ['aws', 'core', 'tenant']

/** The other slices that a slice may import, in every layer, and why. Whatever is not listed is an error. */
export const SLICES: Readonly<Record<string, readonly string[]>> = {
  // An adapter to an AWS service plays the port of whichever slice needs the service.
  aws: ['signup'],
  classify: [],
  // What must leave because of a change is written in the same transaction as the change.
  core: ['outbox'],
  // Evidence shows what was sent, where the person stands, and the words that were used.
  evidence: ['hours', 'sending', 'staff', 'words'],
  gate: ['hours'],
  hours: [],
  // A text is read before anything is decided.
  inbound: ['classify'],
  outbox: [],
  // A reply leaves through the outbox and is made of words.
  replies: ['outbox', 'words'],
  // The tombstone keeps the stops of a history that was verified and archived.
  retention: ['evidence', 'staff'],
  // The sending gate asks the gate, waits for the hours, appends words, and records a stop that the provider reports.
  sending: ['gate', 'hours', 'staff', 'words'],
  // An invitation's code must be read as one, whatever a tenant's keywords are.
  signup: ['classify'],
  // Staff look up invitations.
  staff: ['signup'],
  tenant: [],
  words: [],
}
