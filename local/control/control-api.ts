import type { Clock } from '../clock.ts'
import { json, type Request, type Response, type Service, ServiceError } from '../http/message.ts'
import type { Mail } from '../services/mail/mail.ts'
import { type AdvanceClock, showTime } from './clock-routes.ts'
import { type EvidenceRecords, showEvidence } from './evidence-route.ts'
import { type Phones, sendText, showMessages } from './phone-routes.ts'

/** What `/_local` shows and controls; none of it is deployed. */
export interface Control extends EvidenceRecords {
  clock: Clock
  advanceClock: AdvanceClock
  phones: Phones
  mail: Mail
  /** The application events published so far, each in JSON. */
  events(): string[]
  /** What the local page needs to know about the stack. */
  describe(): unknown
}

type Route = (control: Control, request: Request, parameter: string) => Response | Promise<Response>

const ROUTES: [method: string, path: RegExp, route: Route][] = [
  ['GET', /^\/_local\/phones\/([^/]+)$/, ({ phones }, _, phone) => showMessages(phones, phone)],
  ['POST', /^\/_local\/phones\/([^/]+)$/, ({ phones }, { body }, phone) => sendText(phones, phone, body)],
  ['GET', /^\/_local\/phones\/([^/]+)\/evidence$/, showEvidence],
  ['GET', /^\/_local\/clock$/, ({ clock }) => showTime(clock)],
  ['POST', /^\/_local\/clock$/, ({ advanceClock }, { body }) => advanceClock(body)],
  ['GET', /^\/_local\/mail$/, ({ mail }) => json({ messages: mail.all() })],
  ['GET', /^\/_local\/events$/, ({ events }) => jsonLines(events())],
  ['GET', /^\/_local\/stack$/, ({ describe }) => json(describe())],
]

/** The local run's own API. */
export function controlApi(control: Control): Service {
  return async (request) => {
    if (!request.path.startsWith('/_local/')) return undefined
    for (const [method, path, route] of ROUTES) {
      const found = method === request.method ? path.exec(request.path) : null
      if (found) return answer(() => route(control, request, decodeURIComponent(found[1] ?? '')))
    }
    return json({ message: 'There is no such path under /_local.' }, 404)
  }
}

async function answer(route: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await route()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return json({ message: error.message }, error.status)
  }
}

function jsonLines(lines: string[]): Response {
  const body = lines.map((line) => `${line}\n`).join('')
  return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body }
}
