import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { get } from 'node:http'
import { describe, expect, test } from 'vitest'
import { overlays } from '../charts/clipper-frontend/frontend.ts'
import { check, container, start, stop, USER } from './nginx.ts'

test.each(overlays)('nginx takes the configuration of %s, which has no IPv6 yet', async (_name, overlay) => {
  const { dir } = await container(overlay)
  expect(check(dir)).toEqual({ status: 0, stderr: expect.stringMatching(/successful\n$/) })
})

const YEAR = 'public, max-age=31536000, immutable'
const answers: readonly [string, { status: number; type: string; cache: string; body?: string }][] = [
  ['/', { status: 200, type: 'text/html', cache: 'no-cache' }],
  ['/some/deep/route', { status: 200, type: 'text/html', cache: 'no-cache' }],
  ['/clips/a.b', { status: 200, type: 'text/html', cache: 'no-cache' }],
  ['/assets/x-abc123.js', { status: 200, type: 'application/javascript', cache: YEAR }],
  ['/sw.js', { status: 200, type: 'application/javascript', cache: 'no-cache' }],
  ['/manifest.json', { status: 200, type: 'application/json', cache: 'no-cache' }],
  ['/.well-known/apple-app-site-association', { status: 200, type: 'application/json', cache: 'no-cache' }],
  ['/assets/missing-abc123.js', { status: 404, type: 'text/html', cache: 'no-cache' }],
  ['/assets/', { status: 404, type: 'text/html', cache: 'no-cache' }],
  ['/favicon.ico', { status: 404, type: 'text/html', cache: 'no-cache' }],
  ['/.env', { status: 404, type: 'text/html', cache: 'no-cache' }],
  ['/.git/config.json', { status: 404, type: 'text/html', cache: 'no-cache' }],
  ['/assets/.hidden.js', { status: 404, type: 'text/html', cache: 'no-cache' }],
  ['/health.html', { status: 200, type: 'text/plain', cache: 'no-cache', body: 'healthy\n' }],
]

describe('the site', () => {
  test('answers', async () => {
    const { url, log } = await start()
    for (const [path, { status, type, cache, body }] of answers) {
      const response = await fetch(url + path)
      expect({ path, status: response.status, headers: Object.fromEntries(response.headers) }).toEqual({
        path,
        status,
        headers: expect.objectContaining({
          'content-type': type,
          'cache-control': cache,
          'x-frame-options': 'SAMEORIGIN',
          'x-content-type-options': 'nosniff',
          'permissions-policy': 'geolocation=(), microphone=(), camera=(), payment=()',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          server: 'nginx',
        }),
      })
      const text = await response.text()
      if (status === 200 && type === 'text/html') expect(text).toContain('<title>Clipper</title>')
      if (body) expect(text).toBe(body)
      expect(response.headers.has('content-security-policy')).toBe(false)
    }
    expect(log('stdout')).toMatch(/^127\.0\.0\.1 - .*"GET \/some\/deep\/route HTTP\/1\.1" 200 /m)
    expect(log('stdout')).not.toContain('health.html')
    expect(log('stderr')).not.toMatch(/\[(warn|emerg)\]/)
  })

  test('is compressed, and not sent again where it has not changed', async () => {
    const { url } = await start()
    const first = await fetch(`${url}/assets/x-abc123.js`)
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(first.headers.get('vary')).toBe('Accept-Encoding')
    const again = await fetch(url, { headers: { 'if-none-match': (await fetch(url)).headers.get('etag') ?? '' } })
    expect([again.status, again.headers.get('x-frame-options')]).toEqual([304, 'SAMEORIGIN'])
  })

  test('takes no large requests', async () => {
    const { url } = await start()
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(2_000_000) })).status).toBe(413)
  })

  test('needs no root, and writes to nothing but the emptyDirs of the pod', async () => {
    const { url, dir, nginx } = await start()
    await fetch(url, { method: 'POST', body: 'x'.repeat(500_000) })
    const pids = [nginx.pid, ...readFileSync(`/proc/${nginx.pid}/task/${nginx.pid}/children`, 'utf8').trim().split(' ')]
    expect(pids.length).toBeGreaterThan(1)
    for (const pid of pids) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:.*\b0\b/m)
      const files = readdirSync(`/proc/${pid}/fd`)
        .filter(
          (fd) =>
            Number.parseInt(/flags:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))?.[1] ?? '', 8) & 3,
        )
        .map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
        .filter((file) => file.startsWith('/') && file !== '/dev/null')
      expect(files.filter((file) => !file.startsWith(`${dir}/tmp/`) && !/\/std(out|err)$/.test(file))).toEqual([])
    }
    for (const folder of ['.', 'html']) expect(spawnSync('touch', [`${dir}/${folder}/a`], USER).status).not.toBe(0)
    expect(existsSync(`${dir}/tmp/nginx.pid`)).toBe(true)
  })

  test('is not healthy without its first page', async () => {
    const { url } = await start({}, { 'assets/x.js': '' })
    const { status, headers } = await fetch(`${url}/health.html`)
    expect([status, headers.get('content-type')]).toEqual([503, 'text/plain'])
  })

  test('is there for IPv6 where the machine has it', async () => {
    const { port } = await start()
    const has = existsSync('/proc/net/if_inet6') && /^0{31}1 /m.test(readFileSync('/proc/net/if_inet6', 'utf8'))
    const status = await fetch(`http://[::1]:${port}/`).then(
      (response) => response.status,
      () => undefined,
    )
    expect(status).toBe(has ? 200 : undefined)
  })

  test('sends to the end what it has begun, when it is told to stop', async () => {
    const { url, nginx } = await start()
    const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      get(`${url}/assets/film-abc123.mp4`, resolve).on('error', reject)
    })
    const stopped = stop(nginx, 'SIGQUIT')
    await expect.poll(() => fetch(url).catch(() => 'refused')).toBe('refused')
    let length = 0
    for await (const chunk of response) length += (chunk as Buffer).length
    expect({ length, code: await stopped }).toEqual({ length: 40_000_000, code: 0 })
  })
})

describe('settings', () => {
  test('a policy and further text for the server', async () => {
    const { url } = await start({
      nginx: {
        contentSecurityPolicy: "default-src 'self'; img-src *",
        extraServerConfig: 'location = /old {\n  return 301 /;\n}',
      },
    })
    const { status, headers } = await fetch(`${url}/old`, { redirect: 'manual' })
    expect([status, headers.get('location'), headers.get('content-security-policy')]).toEqual([
      301,
      '/',
      "default-src 'self'; img-src *",
    ])
  })

  const clients: readonly [string, { given: string[]; want: string }][] = [
    ['of a proxy that is known', { given: ['127.0.0.0/8', '10.0.0.0/8'], want: '203.0.113.7' }],
    ['of anyone else', { given: ['10.0.0.0/8'], want: '127.0.0.1' }],
    ['where none is known', { given: [], want: '127.0.0.1' }],
  ]
  test.each(clients)('the address of the client by the word %s', async (_name, { given, want }) => {
    const { url, log } = await start({ nginx: { realIpFrom: given } })
    await fetch(`${url}/marked`, { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.1.2.3' } })
    await expect.poll(() => log('stdout')).toMatch(new RegExp(`^${want} .*/marked`, 'm'))
  })

  test('no log, no compression, no year', async () => {
    const { url, log } = await start({ nginx: { accessLog: false, gzip: { enabled: false }, assetsMaxAgeSeconds: 0 } })
    const { headers } = await fetch(`${url}/assets/x-abc123.js`)
    expect([headers.get('content-encoding'), headers.get('cache-control'), log('stdout')]).toEqual([
      null,
      'no-cache',
      '',
    ])
  })
})
