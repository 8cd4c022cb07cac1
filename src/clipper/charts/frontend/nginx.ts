import { z } from 'zod'
import { ipRange } from '../../../k8s/index.ts'

/** Addresses that only a proxy inside the cluster or its network can have. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']

/** What of the web server's configuration an installation may want otherwise; the rest belongs to the site. */
export const nginx = z
  .strictObject({
    // `auto` would count the cores of the node, not those of the container
    workerProcesses: z.int().min(1).max(64).default(2).describe('Number of worker processes'),
    workerConnections: z.int().min(64).max(65535).default(1024).describe('Connections of one worker process at most'),
    clientMaxBodySize: z
      .union([z.string().regex(/^[0-9]{1,9}[kKmMgG]?$/), z.int().min(0).max(999999999)])
      .default('1m')
      .describe('Size of a request at most, in bytes or with k, m or g, 0 is any'),
    gzip: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether texts are compressed'),
        level: z.int().min(1).max(9).default(5).describe('How hard, from 1 (fast) to 9 (small)'),
      })
      .describe('Compression of what is sent'),
    assetsMaxAgeSeconds: z
      .int32()
      .min(0)
      .default(31536000)
      .describe(
        'Seconds that browsers keep what lies in /assets, whose names change with the contents, 0 asks each time',
      ),
    contentSecurityPolicy: z
      .string()
      // what ends a text of nginx, or starts a variable in it, is no part of a policy
      .regex(/^[ !#%-Z^-~]*$/)
      .default('')
      .describe('Content-Security-Policy of every answer, empty sends none')
      .meta({ examples: ["default-src 'self'"] }),
    realIpFrom: z
      .array(ipRange())
      .default(PRIVATE)
      .describe('Addresses of proxies whose X-Forwarded-For names the client, an empty list trusts none'),
    accessLog: z.boolean().default(true).describe('Whether every request is logged, save the ones of probes'),
    extraServerConfig: z
      .string()
      .default('')
      .describe('Further text for the server block, such as a location')
      .meta({ examples: ['location = /old {\n    return 301 /;\n}'] }),
  })
  .describe('Configuration of the web server')
