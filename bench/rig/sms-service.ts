import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'

// Runs in a worker, apart from the measured thread: reports its port and answers every request like SendTextMessage.
const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  request.resume().on('end', () => {
    const body = JSON.stringify({ MessageId: randomUUID() })
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': body.length }
    response.writeHead(200, headers).end(body)
  })
})
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port))
