import type { Issue, Origin } from '../issues.ts'
import type { Path } from '../path.ts'
import type { Reason } from './fixed-fields.ts'
import type { Refusal } from './refusals.ts'

/** Where the change of a field comes from, as far as it is known. */
export interface Cause {
  readonly chart?: string
  readonly path: Path
  readonly origin?: Origin
}

/** The words for an object, `PersistentVolumeClaim data`, and one of its fields. */
type Words = (object: string, field: string) => string

interface Saying {
  readonly message: Words
  /** What gets the user there. */
  readonly hint: Words
  /** The same where only the cluster can tell. */
  readonly unsure?: { readonly message: Words; readonly hint: Words }
}

const NEW_CLAIM = 'save the data, let the chart make or mount a claim of another name, and load the data there'
const fixed: Words = (object, field) => `${field} of ${object} is fixed once it exists`
const deleteFirst: Words = (object) => `kubectl delete ${resource(object)}, then upgrade, which makes it anew`

const SAYINGS: Readonly<Record<Reason, Saying>> = {
  'claim-shrinks': {
    message: (object) => `${object} cannot shrink: Kubernetes makes no claim smaller, helm rollback does not either`,
    hint: () => `keep the size that it has; for a smaller one ${NEW_CLAIM}`,
  },
  'claim-grows': {
    message: (object) => `${object} cannot grow: its StorageClass does not allow it`,
    hint: () => `keep the size that it has; for a larger one ${NEW_CLAIM}`,
    unsure: {
      message: (object) =>
        `${object} grows if its StorageClass allows it, and cannot shrink again, by helm rollback either`,
      hint: (object) =>
        `kubectl get storageclass shows what is allowed, kubectl get ${resource(object)} the class; the way back is helm upgrade to the old values with the new size`,
    },
  },
  'claim-unbound': {
    message: (object) => `${object} cannot change its size before it has a volume`,
    hint: (object) =>
      `keep its size until kubectl get ${resource(object)} says Bound, which may take a pod that mounts it`,
  },
  'claim-class': {
    message: (object) => `the StorageClass of ${object} is fixed once it exists`,
    hint: () => `keep the class that it has; for another one ${NEW_CLAIM}`,
    unsure: {
      message: (object) =>
        `the StorageClass of ${object} is fixed: this is refused unless the cluster gave it this one`,
      hint: (object) => `kubectl get ${resource(object)} -o jsonpath='{.spec.storageClassName}' shows which one it has`,
    },
  },
  'claim-fixed': {
    message: fixed,
    hint: () => `keep what it has; for something else ${NEW_CLAIM}`,
    unsure: {
      message: (object, field) => `${field} of ${object} is fixed: this is refused unless it has this one already`,
      hint: (object) => `kubectl get ${resource(object)} -o yaml shows what it has`,
    },
  },
  selector: {
    message: fixed,
    hint: (object) => `kubectl delete ${resource(object)}, which stops its pods, then upgrade, which makes it anew`,
  },
  'stateful-set': {
    message: fixed,
    hint: (object) =>
      `kubectl delete ${resource(object)} --cascade=orphan, which leaves its pods and claims as they are, then upgrade, which makes it anew around them`,
  },
  'revision-history': {
    message: fixed,
    hint: (object) => `kubectl delete ${resource(object)} --cascade=orphan, then upgrade`,
    unsure: {
      message: (object, field) => `${field} of ${object} is fixed in older versions of Kubernetes, which refuse this`,
      hint: (object) =>
        `where it is refused: kubectl delete ${resource(object)} --cascade=orphan, which leaves its pods and claims as they are, then upgrade`,
    },
  },
  strategy: {
    message: fixed,
    hint: deleteFirst,
    unsure: {
      message: (object, field) =>
        `another ${field} of ${object} is refused where the cluster has filled in rollingUpdate: by Helm 4, and by Helm 3 but for a Deployment`,
      hint: (object) =>
        `where it is refused: kubectl delete ${resource(object)} --cascade=orphan, which leaves its pods as they are, then upgrade`,
    },
  },
  job: { message: fixed, hint: deleteFirst },
  'load-balancer-class': {
    message: fixed,
    hint: (object) => `kubectl delete ${resource(object)}, then upgrade, which makes it anew, with another address`,
  },
  locked: { message: (object) => `${object} is immutable: nothing of its data can change`, hint: deleteFirst },
  fixed: {
    message: fixed,
    hint: deleteFirst,
    unsure: {
      message: (object, field) => `${field} of ${object} is fixed: this is refused unless the cluster gave it this one`,
      hint: (object) => `kubectl get ${resource(object)} -o yaml shows which one it has`,
    },
  },
  owned: {
    message: (object) => `${object} is there and not of this release, so Helm refuses to make it`,
    hint: (object) =>
      `kubectl get ${resource(object)} -o yaml shows in its annotations which release has it: uninstall that one, or give this one another name`,
  },
}

/** A refusal for people: an error, or a warning where only the cluster can tell. Issue code: `upgrade-refused`. */
export function refusalIssue(object: string, { field, reason, isSure }: Refusal, cause?: Cause): Issue {
  const saying = SAYINGS[reason]
  const { message, hint } = isSure ? saying : (saying.unsure ?? saying)
  return {
    code: 'upgrade-refused',
    ...(isSure ? {} : { severity: 'warning' as const }),
    path: [],
    ...cause,
    message: message(object, field),
    hint: hint(object, field),
  }
}

/** As kubectl takes it: `persistentvolumeclaim/data`. */
function resource(object: string): string {
  const [kind = '', name = ''] = object.split(' ')
  return `${kind.toLowerCase()}/${name.split('/').at(-1)}`
}
