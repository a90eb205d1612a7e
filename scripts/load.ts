// A delivery under load (docs/faults.md, row 62): so many requests a second beside idle connections and
// readers that take nothing.
import {once} from 'node:events'
import {Agent, get} from 'node:http'
import {connect, type Socket} from 'node:net'
import {parseArgs} from 'node:util'

import {address} from './benches/delivery.ts'
import {answerOf, startServer} from './benches/servers.ts'

const help = `Puts a delivery of the approved test page under load, and tells how long answers took.

  npm run load                          1,000 requests a second for 10 s beside 10,000 idle connections
  npm run load -- --rps 200 --seconds 5 --idle 0 --slow 0

  --rps N        requests a second, sent whether or not earlier ones were answered (1000)
  --seconds N    for so long (10)
  --idle N       connections that say nothing (10000); ulimit -n must be higher
  --slow N       readers that ask and take nothing (200)
  --p99 N        most milliseconds that 99 of 100 answers may take (100)

Exit code: 0 held, 1 not held, 2 wrong use.`

const {values} = parseArgs({
  options: {
    rps: {type: 'string', default: '1000'},
    seconds: {type: 'string', default: '10'},
    idle: {type: 'string', default: '10000'},
    slow: {type: 'string', default: '200'},
    p99: {type: 'string', default: '100'},
    help: {type: 'boolean', default: false},
  },
})
if (values.help) {
  console.log(help)
  process.exit(0)
}
const {help: _help, ...given} = values
const {
  rps = 0,
  seconds = 0,
  idle = 0,
  slow = 0,
  p99 = 0,
} = Object.fromEntries(
  Object.entries(given).map(([name, text]) => {
    if (/^\d+$/.test(String(text))) return [name, Number(text)]
    console.error(`--${name} is a whole number, not “${text}”. See --help.`)
    process.exit(2)
  }),
)

const server = await startServer('loadServer.ts')
const {port} = server
const sockets: Socket[] = []
let refused = 0
const open = async () => {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => (refused += 1))
  await Promise.race([once(socket, 'connect'), once(socket, 'close')])
  return socket
}
for (let count = 0; count < slow; count += 1) {
  const socket = await open()
  socket.pause()
  // Many answers asked for at once, none of them taken.
  socket.write(`GET ${address} HTTP/1.1\r\nhost: x\r\n\r\n`.repeat(100))
}
for (let count = 0; count < idle; count += 1) await open()

const agent = new Agent({keepAlive: true, maxSockets: 64})
const times: number[] = []
const statuses = new Map<string, number>()
let waiting = 0
function ask(): void {
  const began = performance.now()
  waiting += 1
  const done = (what: string) => {
    waiting -= 1
    times.push(performance.now() - began)
    statuses.set(what, (statuses.get(what) ?? 0) + 1)
  }
  get(
    {agent, port, host: '127.0.0.1', path: address, headers: {'accept-encoding': 'br'}},
    (response) => {
      response.resume().on('end', () => done(String(response.statusCode)))
    },
  ).on('error', ({message}) => done(message))
}

let sent = 0
const began = performance.now()
while (sent < rps * seconds) {
  const due = Math.min(rps * seconds, Math.floor(((performance.now() - began) * rps) / 1000))
  for (; sent < due; sent += 1) ask()
  await new Promise((resolve) => setTimeout(resolve, 2))
}
const took = (performance.now() - began) / 1000
while (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 5))

times.sort((a, b) => a - b)
const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? NaN) * 10) / 10
const rss = answerOf(server.child, 'cpu')
server.child.send('cpu')
const result = {
  requests: sent,
  seconds: Math.round(took * 10) / 10,
  idle,
  slow,
  refused,
  statuses: Object.fromEntries(statuses),
  ms: {p50: at(0.5), p99: at(0.99), most: at(1 - 1 / times.length)},
  megabytes: Math.round((await rss) / 1e6),
}
console.log(JSON.stringify(result))
for (const socket of sockets) socket.destroy()
agent.destroy()
server.child.disconnect()
const holds = at(0.99) <= p99 && refused === 0 && statuses.get('200') === sent
process.exit(holds ? 0 : 1)
