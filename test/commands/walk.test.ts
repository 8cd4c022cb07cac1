import { describe, expect, test } from 'vitest'
import { newestHelm } from '../charts/render.ts'
import { judged } from './expectations/all.ts'
import { needsCluster } from './needs-cluster.ts'
import { sections, walkPage } from './walk-page.ts'

const texts = [...new Set(sections.flatMap(([, commands]) => commands.map(({ text }) => text)))]

test('every command of the page has one expectation, and every expectation a command', () => {
  expect([...Object.keys(judged), ...Object.keys(needsCluster)].sort()).toEqual(texts.sort())
})

test('left to a cluster is what Kubernetes or the history of helm answers, and nothing else', () => {
  const rendered = /^kubectl (get|describe) (?!pod|endpoints)|^helm (install|upgrade|lint|template|package|dependency) /
  expect(Object.keys(needsCluster).sort()).toEqual(
    texts.filter((text) => /^(helm|kubectl) /.test(text) && !rendered.test(text)).sort(),
  )
})

describe('with the newest helm that npm carries', () => walkPage(newestHelm()))
