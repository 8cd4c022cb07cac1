import { describe, expect, test } from 'vitest'
import { cronSchedule, timeZone } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

describe('cronSchedule', () => {
  judgeCases(cronSchedule(), {
    accepted: {
      'every night': '0 2 * * *',
      'a word': '@daily',
      steps: '*/15 0-23/2 ? * *',
      lists: '0,30 8,20 1,15 1-6,12 1-5',
      names: '0 0 * JAN-mar,Dec mon-FRI',
      'leading zeros': '05 02 01 09 0',
      'the largest of each': '59 23 31 12 6',
      'a range of one': '5-5 * * * *',
      'a day that never comes': '0 0 31 2 *',
    },
    refused: {
      nothing: '',
      'four fields': '0 2 * *',
      'six fields': '0 0 2 * * *',
      'a minute too many': '60 * * * *',
      'an hour too many': '0 24 * * *',
      'day zero': '0 0 0 * *',
      'month 13': '0 0 1 13 *',
      'Sunday as 7': '0 0 * * 7',
      'a range that goes backwards': '5-1 * * * *',
      'names that go backwards': '0 0 * * fri-mon',
      'a step of zero': '*/0 * * * *',
      'an unknown word': '@fortnightly',
      'a time zone': 'TZ=UTC 0 2 * * *',
    },
  })

  const fields = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 6],
  ] as const
  test.each(fields)('of all ranges between 0 and 61, those inside of %i to %i that go forwards', (from, to) => {
    const place = fields.findIndex(([, most]) => most === to)
    const accepts = (values: string) =>
      cronSchedule().safeParse(Array(5).fill('*').with(place, values).join(' ')).success
    const wrong: string[] = []
    for (let first = 0; first <= 61; first++)
      for (let last = 0; last <= 61; last++) {
        const range = `${first}-${String(last).padStart(2, '0')}`
        if (accepts(range) !== (from <= first && first <= last && last <= to)) wrong.push(range)
      }
    expect(wrong).toEqual([])
  })
})

describe('timeZone', () => {
  judgeCases(timeZone(), {
    accepted: {
      'a city': 'Europe/Berlin',
      UTC: 'UTC',
      'another name of it': 'Etc/UTC',
      'one with three parts': 'America/Argentina/Buenos_Aires',
      'an offset': 'Etc/GMT+8',
    },
    refused: {
      'a slip': 'Europe/Berln',
      'lower case': 'europe/berlin',
      'the zone of the machine': 'Local',
      nothing: '',
      'an area alone': 'Europe',
    },
  })
})
