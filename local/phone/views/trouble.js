import { byId } from './element.js'

/** Runs what the user asked for. An error stays on the page until the next action, whatever is refreshed meanwhile. */
export async function act(work) {
  const trouble = byId('trouble')
  trouble.hidden = true
  try {
    return await work()
  } catch (error) {
    trouble.textContent = error.message
    trouble.hidden = false
  }
}

/** Reads in the background. An error shows only as long as reading fails; then there is no result. */
export async function inBackground(read) {
  const connection = byId('connection')
  try {
    const known = await read()
    connection.hidden = true
    return known
  } catch (error) {
    connection.textContent = error.message
    connection.hidden = false
  }
}
