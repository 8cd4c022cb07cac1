/** What an API server says that is no reason to refuse values, or that nothing here can say before it, why, and values of a chart that it comes with. */
export interface Excuse {
  readonly fault: RegExp
  readonly reason: string
  readonly chart: string
  readonly values: object
}

export const EXCUSED: readonly Excuse[] = [
  {
    fault: /fractional byte value "[^"]*" is invalid, must be an integer$/,
    reason: 'people write 1.2Gi; what is left of a byte is rounded up',
    chart: 'clipper-backend',
    values: { resources: { limits: { memory: '1.2Gi' } } },
  },
  {
    fault: /RFC 5952 canonical format/,
    reason: 'another spelling of the same range, which means the same to every cluster',
    chart: 'clipper-backend',
    values: { networkPolicy: { extraIngressPeers: [{ ipBlock: { cidr: 'FD00::/8' } }] } },
  },
  {
    fault: /^volume "[^"]*" \([^)]*\): overlapping paths: /,
    reason: 'whether keys get in the way of each other shows where the names of all keys are known',
    chart: 'clipper-backend',
    values: {
      extraVolumes: [
        {
          name: 'more',
          configMap: {
            name: 'a',
            items: [
              { key: 'k', path: 'a' },
              { key: 'l', path: 'a/b' },
            ],
          },
        },
      ],
    },
  },
  {
    fault: /^is rendered twice$/,
    reason: 'no rule knows the names that templates compose; helm install names the object, and makes none twice',
    chart: 'clipper',
    values: { frontend: { serviceAccount: { name: 'clipper-backend' } } },
  },
  {
    fault: /^spec\.healthCheckNodePort: Invalid value: 65536: /,
    reason: 'a dry run makes the port up, from the node port beside it; else the cluster has one in its range',
    chart: 'clipper-backend',
    values: { service: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', nodePort: 65535 } },
  },
  {
    fault: /projected: Invalid value: .*: conflicting duplicate paths$/,
    reason: 'no rule compares what lies three lists deep; the server names the file that two sources write',
    chart: 'clipper-backend',
    values: {
      extraVolumes: [
        {
          name: 'more',
          projected: { sources: ['a', 'b'].map((name) => ({ secret: { name, items: [{ key: 'k', path: 'p' }] } })) },
        },
      ],
    },
  },
]

/** Says whether a fault is one of those. */
export const isExcused = (fault: string): boolean => EXCUSED.some((excuse) => excuse.fault.test(fault))
