import type { Clock } from '../clock.ts'
import { type Answer, json, type Request, type Service, ServiceError } from '../http/message.ts'
import type { Mail } from '../services/mail/mail.ts'
import { type MoveClock, tellTime } from './clock-routes.ts'
import { type Phones, showMessages, textFrom } from './phone-routes.ts'

/** What can be seen and moved from outside, under `/_local`; nothing of it is deployed. */
export interface Control {
  clock: Clock
  moveClock: MoveClock
  phones: Phones
  mail: Mail
  /** The application events published so far, each a JSON text. */
  events(): string[]
  /** What the handset page must know of the stack. */
  describe(): unknown
}

type Route = (control: Control, request: Request, parameter: string) => Answer | Promise<Answer>

const ROUTES: [method: string, path: RegExp, route: Route][] = [
  ['GET', /^\/_local\/phones\/([^/]+)$/, ({ phones }, _, phone) => showMessages(phones, phone)],
  ['POST', /^\/_local\/phones\/([^/]+)$/, ({ phones }, { body }, phone) => textFrom(phones, phone, body)],
  ['GET', /^\/_local\/clock$/, ({ clock }) => tellTime(clock)],
  ['POST', /^\/_local\/clock$/, ({ moveClock }, { body }) => moveClock(body)],
  ['GET', /^\/_local\/mail$/, ({ mail }) => json({ messages: mail.all() })],
  ['GET', /^\/_local\/events$/, ({ events }) => jsonLines(events())],
  ['GET', /^\/_local\/stack$/, ({ describe }) => json(describe())],
]

/** The local run's own small interface. */
export function controlApi(control: Control): Service {
  return async (request) => {
    if (!request.path.startsWith('/_local/')) return undefined
    for (const [method, path, route] of ROUTES) {
      const found = method === request.method ? path.exec(request.path) : null
      if (found) return answer(() => route(control, request, decodeURIComponent(found[1] ?? '')))
    }
    return json({ message: 'There is no such thing under /_local.' }, 404)
  }
}

async function answer(route: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await route()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return json({ message: error.message }, error.status)
  }
}

function jsonLines(lines: string[]): Answer {
  const body = lines.map((line) => `${line}\n`).join('')
  return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body }
}
