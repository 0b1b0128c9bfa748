import { readTenant as readDefinition } from '../../lambdas/definitions/read-tenant.ts'
import type { Tenant as Definition } from '../../lambdas/domain/tenant/definitions.ts'
import { acme as acmeDefinition, globex as globexDefinition } from '../fixtures.ts'
import { sampleTenant, type Tenant, type TenantFile } from '../oracle/tenant.ts'
import { wide, wideFile } from '../oracle/wide-tenant.ts'

/** One tenant as the system reads it and as the oracle does. */
export interface Both {
  definition: Definition
  tenant: Tenant
}

/** The tenants of which histories are drawn: the samples, and one with what the samples lack. */
export const tenants: readonly Both[] = [
  both(acmeDefinition, sampleTenant('acme')),
  both(globexDefinition, sampleTenant('globex')),
  wideTenant(),
]

/** Every program is proved by a code on the page too, so that the histories have both ways (IN-4). */
function both(definition: Definition, tenant: Tenant): Both {
  const programs = definition.programs.map((program) => ({ ...program, confirmation: 'code' as const }))
  return { definition: { ...definition, programs }, tenant }
}

function wideTenant(): Both {
  const { numbers, programs }: TenantFile = wideFile
  const definition = readDefinition(
    'programs/initech.json',
    JSON.stringify({
      ...wideFile,
      numbers: numbers.map(({ windowAfterStop = false, ...rest }) => ({
        ...rest,
        conversationAfterStop: windowAfterStop,
      })),
      programs: programs.map((program) => ({
        ...program,
        description: 'news of our products',
        messageClass: 'informational',
      })),
      help: { email: 'help@initech.example' },
      links: {
        terms: 'https://initech.example/terms',
        privacy: 'https://initech.example/privacy',
        signUp: 'https://initech.example/join',
      },
    }),
  )
  return both(withClasses(definition, wideFile), wide)
}

/** Definitions refuse a number whose START can never suffice; the rules say what it does all the same (IN-1). */
function withClasses(definition: Definition, { programs }: TenantFile): Definition {
  const classes = new Map(programs.map(({ id, messageClass }) => [id, messageClass]))
  return {
    ...definition,
    programs: definition.programs.map((program) => ({
      ...program,
      messageClass: classes.get(program.id) ?? program.messageClass,
    })),
  }
}
