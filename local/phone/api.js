/** Asks the local run; an unsuccessful answer is thrown with what it says. */
async function ask(path, body, headers = {}) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers }
  const response = await fetch(path, request).catch(() => {
    throw new Error('The local run is not responding. Start it again with npm start.')
  })
  const text = await response.text()
  if (response.ok) return text
  throw new Error(messageIn(text) ?? `The local run answered ${response.status}.`)
}

function messageIn(text) {
  try {
    return JSON.parse(text).message
  } catch {
    return undefined
  }
}

const json = async (...request) => JSON.parse(await ask(...request))

const phonePath = (phone) => `/_local/phones/${encodeURIComponent(phone)}`

/** What the page must know about the stack. */
export const stack = () => json('/_local/stack')

/** The messages of a phone. */
export const messages = async (phone) => (await json(phonePath(phone))).messages

/** Texts from a phone. */
export const text = (phone, body, to) => json(phonePath(phone), { body, to })

/** Where the evidence about a phone can be read and printed. */
export const evidencePath = (phone, tenant) => `${phonePath(phone)}/evidence?tenant=${tenant}`

/** The application events about a phone. */
export async function events(phone) {
  const lines = (await ask('/_local/events')).split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line)).filter(({ to }) => to === phone)
}

/** The mail that was sent, oldest first. */
export const mail = async () => (await json('/_local/mail')).messages

/** The system's time. */
export const now = async () => (await json('/_local/clock')).now

/** Moves the system's time ahead. */
export const advance = (duration, expire) => json('/_local/clock', { advance: duration, expire })

/** Invokes a function of the stack by its alias. */
export async function invoke(name, payload) {
  const answer = await json(`/2015-03-31/functions/${name}/invocations?Qualifier=v1`, payload)
  if (answer.errorMessage) throw new Error(`${name}: ${answer.errorMessage}`)
  return answer
}

/** Invokes a writing operation; a refusal is thrown with its issues. */
export async function operate(name, payload) {
  const answer = await invoke(name, payload)
  if (!answer.error) return answer
  const issues = answer.error.issues.map(({ path, message }) => `${path} ${message}`)
  throw new Error(`${name}: ${issues.join(', ') || answer.error.code}`)
}

/** Everything that the table holds about a person: the ledger, oldest first, and what the sending gate sent. */
export async function items(table, tenant, phone) {
  const query = {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :person',
    ExpressionAttributeValues: { ':person': { S: `${tenant}#${phone}` } },
  }
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.Query',
  }
  const { Items } = await json('/', query, headers)
  return Items.map((item) => plain({ M: item }))
}

/** A value in DynamoDB's notation as plain JSON, its keys sorted, since the engine keeps no order. */
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
