import { expect, test } from 'vitest'
import { describeRule } from '../../src/rules/describe.ts'
import { decidingPaths } from '../../src/rules/paths.ts'
import { shop, web } from './shop.ts'

test('every kind of rule in words, under the keys that lead to its chart', () =>
  expect(web.rules.map((rule) => describeRule(rule, 'web.', web.secrets))).toEqual([
    'web.scaling.min must be at most web.scaling.max, where web.scaling.enabled is set',
    'web.budget.least of (web.scaling.min if web.scaling.enabled is set, else web.replicas) must be below (the larger of web.scaling.min and web.replicas if web.scaling.enabled is set, else web.replicas) (a node could not be drained)',
    'each of web.resources.requests must be at most what web.resources.limits says',
    'web.cache must be below web.resources.limits.memory',
    'web.interval must be at least 4 x (web.replicas + 1) + 2',
    'no two items of web.env have the same name',
    'no two items of web.mounts have the same name and path',
    'the name of each item of web.mounts is that of one in web.volumes or tmp',
    'no item of web.mounts has the path /tmp or what web.folder says (it is ours)',
    'no item of web.mounts has the mode shared (open shops share), where web.mode is not "open"',
    'no item of web.rights is ALL (nobody has all)',
    'each of web.peers[].block.except must be a part of web.peers[].block.cidr',
    'each of web.calls[].to[].block.except must be a part of web.calls[].to[].block.cidr',
    'each of web.blocks[].except must be a part of web.blocks[].cidr',
    'each web.ports[].to must be at least its from',
    'no key of web.spread[].matchLabelKeys is one of its labelSelector',
    'web.parameters must not have port, max-size (set web.cache)',
    'web.token must not be empty (an open shop needs one), where web.mode is "open" or web.replicas is 7',
    'web.token must be empty (a closed shop has none), where web.scaling.enabled is not set and web.mode is "closed"',
    'web.secret must name a Secret where its keys come from nowhere else, unless web.stored is set',
    'web.mode must be closed (seven pods are secret), where web.replicas is 7',
    'each host of web.ingress.hosts must be covered by an entry of web.ingress.tls, where web.ingress.enabled is set',
    'web.replicas x web.interval must be at most 1000',
  ]))

test('rules across charts', () =>
  expect(shop.rules.map((rule) => describeRule(rule, '', []))).toEqual([
    'connections must be at least 10 x web.scaling.max (each pod opens 10)',
    'other.token must not be empty (there is no web), where web is not deployed',
  ]))

test('what a rule depends on is told as near as can be', () => {
  const paths = web.rules.map((rule) => [rule.kind, decidingPaths(rule)])
  expect(paths).toContainEqual(['hosts', ['ingress.hosts', 'ingress.tls', 'domain', 'ingress.enabled']])
  expect(paths).toContainEqual(['limits', ['resources.requests', 'resources.limits']])
  expect(paths).toContainEqual(['unique', ['env.*.name']])
  expect(paths).toContainEqual(['unique', ['mounts.*.name', 'mounts.*.path']])
  expect(paths).toContainEqual(['knownItems', ['mounts.*.name', 'volumes']])
  expect(paths).toContainEqual(['refusedItems', ['mounts.*.path', 'folder']])
  expect(paths).toContainEqual(['refusedItems', ['rights.*']])
  expect(paths).toContainEqual(['ranges', ['calls.*.to.*.block.except']])
  expect(paths).toContainEqual(['ranges', ['blocks.*.except']])
  expect(paths).toContainEqual(['ordered', ['ports.*.from', 'ports.*.to']])
  expect(paths).toContainEqual(['labelKeys', ['spread.*.matchLabelKeys', 'spread.*.labelSelector']])
  expect(paths).toContainEqual(['taken', ['parameters.port', 'parameters.max-size']])
})
