import type { Change } from './change.ts'
import { claim, size } from './objects.ts'

/** Changes of claims. */
export const claimChanges: readonly Change[] = [
  { title: 'a claim that grows', before: claim({}), after: claim(size('3Gi')), want: 'accepted' },
  {
    title: 'a claim that grows in a class that allows none',
    before: claim({ storageClassName: 'rigid' }),
    after: claim({ storageClassName: 'rigid', ...size('3Gi') }),
    want: 'refused',
  },
  { title: 'a claim that shrinks', before: claim({}), after: claim(size('1Gi')), want: 'refused' },
  {
    title: 'the size of a claim, written another way',
    before: claim({}),
    after: claim(size('2048Mi')),
    want: 'accepted',
  },
  {
    title: 'the class of a claim',
    before: claim({ storageClassName: 'standard' }),
    after: claim({ storageClassName: 'fast' }),
    want: 'refused',
  },
  {
    title: 'the class of a claim, said as it is',
    before: claim({}),
    after: claim({ storageClassName: 'standard' }),
    want: 'accepted',
  },
  {
    title: 'the class of a claim that the cluster chose',
    before: claim({}),
    after: claim({ storageClassName: 'fast' }),
    want: 'refused',
  },
  {
    title: 'the class of a claim, said no more',
    before: claim({ storageClassName: 'standard' }),
    after: claim({}),
    want: 'refused',
  },
  {
    title: 'who may mount a claim',
    before: claim({}),
    after: claim({ accessModes: ['ReadWriteMany'] }),
    want: 'refused',
  },
  {
    title: 'the mode of a claim, said as it is',
    before: claim({}),
    after: claim({ volumeMode: 'Filesystem' }),
    want: 'accepted',
  },
  {
    title: 'the volume of a claim that has one',
    before: claim({}),
    after: claim({ volumeName: 'another' }),
    want: 'refused',
  },
]
