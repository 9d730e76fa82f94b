import { createServer } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Connections of one pool to the database. */
export interface Connections {
  readonly pool: string
  readonly open: number
  readonly idle: number
  /** Requests that wait for one. */
  readonly waiting: number
}

/** Asked whenever somebody reads the numbers. */
export interface Sources {
  readonly connections: () => readonly Connections[]
  /** How many jobs are in each state. */
  readonly jobs: () => Promise<readonly { readonly state: string; readonly n: number }[]>
}

export interface Metrics {
  /** One answer: by the pattern of its route, never by its address. */
  readonly answered: (answer: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly ms: number
  }) => void
  readonly jobEnded: (job: { readonly kind: string; readonly state: string }) => void
  /** In the text form of Prometheus. */
  text(): Promise<string>
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Numbers about the running application. None of them is about a person: no name, id, address or query becomes a label. */
export function startMetrics({ connections, jobs }: Sources): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: 'chibo_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  })
  const ended = new Counter({
    name: 'chibo_jobs_ended_total',
    help: 'Background jobs that ended, by kind and how.',
    labelNames: ['kind', 'state'],
    registers,
  })
  const pools = new Gauge({
    name: 'chibo_database_connections',
    help: 'Connections to the database by pool: open, idle; and requests waiting for one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const { pool, open, idle, waiting } of connections()) {
        this.set({ pool, state: 'open' }, open)
        this.set({ pool, state: 'idle' }, idle)
        this.set({ pool, state: 'waiting' }, waiting)
      }
    },
  })
  const queue = new Gauge({
    name: 'chibo_jobs',
    help: 'Background jobs of the last week by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counted = await jobs().catch(() => undefined) // the database is gone: the last count stays out
      this.reset()
      for (const { state, n } of counted ?? []) this.set({ state }, n)
    },
  })
  void pools
  void queue
  return {
    answered: ({ method, route, status, ms }) => durations.observe({ method, route, status }, ms / 1000),
    jobEnded: ({ kind, state }) => ended.inc({ kind, state }),
    text: () => register.metrics(),
  }
}

/** Answers `GET /metrics` on a port of this machine alone. Rejects with `EADDRINUSE` where it is taken. */
export async function serveMetrics(metrics: Metrics, port: number): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    void metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
