/** Sends a request to the local run; throws the message of an error response. */
async function send(path, body, headers = {}) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers }
  const response = await fetch(path, request).catch(() => {
    throw new Error('The local run is not reachable. Start it again with npm start.')
  })
  const text = await response.text()
  if (response.ok) return text
  throw new Error(messageIn(text) ?? `The local run responded with status ${response.status}.`)
}

function messageIn(text) {
  try {
    return JSON.parse(text).message
  } catch {
    return undefined
  }
}

const json = async (...request) => JSON.parse(await send(...request))

const phonePath = (phone) => `/_local/phones/${encodeURIComponent(phone)}`

/** What the page needs to know about the stack. */
export const stack = () => json('/_local/stack')

/** The messages of a phone. */
export const messages = async (phone) => (await json(phonePath(phone))).messages

/** Sends a text from a phone. */
export const text = (phone, body, to) => json(phonePath(phone), { body, to })

/** The application events about a phone. */
export async function events(phone) {
  const lines = (await send('/_local/events')).split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line)).filter(({ to }) => to === phone)
}

/** Sent mail, oldest first. */
export const mail = async () => (await json('/_local/mail')).messages

/** The system's time. */
export const now = async () => (await json('/_local/clock')).now

/** Moves the system's clock ahead. */
export const advance = (duration, expire) => json('/_local/clock', { advance: duration, expire })

/** Invokes a function of the stack by its alias. */
export async function invoke(name, payload) {
  const response = await json(`/2015-03-31/functions/${name}/invocations?Qualifier=v1`, payload)
  if (response.errorMessage) throw new Error(`${name}: ${response.errorMessage}`)
  return response
}

/** The ledger of a person, oldest first. */
export async function ledger(table, tenant, phone) {
  const query = {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :person AND begins_with(sk, :event)',
    ExpressionAttributeValues: { ':person': { S: `${tenant}#${phone}` }, ':event': { S: 'event#' } },
  }
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.Query',
  }
  const { Items } = await json('/', query, headers)
  return Items.map((item) => plain({ M: item }))
}

/** Converts a value from DynamoDB's notation to JSON, with sorted keys because the engine returns them in no order. */
function plain(attribute) {
  const [[type, value]] = Object.entries(attribute)
  if (type === 'M') {
    const keys = Object.keys(value).sort()
    return Object.fromEntries(keys.map((key) => [key, plain(value[key])]))
  }
  if (type === 'L') return value.map(plain)
  if (type === 'N') return Number(value)
  return type === 'NULL' ? null : value
}
