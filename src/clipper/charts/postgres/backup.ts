import { z } from 'zod'
import { cronSchedule, resources, timeZone } from '../../../k8s/index.ts'
import { claim } from '../shared/claim.ts'

const seconds = (initial: number) => z.int().min(1).max(604800).default(initial)
const history = () => z.int().min(0).max(100).default(3)

/** The CronJob that dumps the database, and the one that brings a dump back. */
export const backup = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether a CronJob dumps the database'),
    schedule: cronSchedule().default('0 2 * * *').describe('When, in the five fields of cron'),
    timeZone: timeZone().default('Etc/UTC').describe('Time zone of the schedule, by its IANA name'),
    retentionDays: z.int().min(1).max(3650).default(30).describe('Days after which a dump is deleted'),
    keepAtLeast: z.int().min(1).max(1000).default(7).describe('Newest dumps that stay however old they are'),
    persistence: claim({ claimName: 'postgres-backups', size: '20Gi' })
      .omit({ enabled: true })
      .describe('Volume of the dumps'),
    startingDeadlineSeconds: seconds(3600).describe('Seconds that a dump may start late, after that it is left out'),
    activeDeadlineSeconds: seconds(3600).describe('Seconds that a dump may take, with all its attempts'),
    backoffLimit: z.int().min(0).max(100).default(2).describe('Attempts after the first'),
    successfulJobsHistoryLimit: history().describe('Finished Jobs that are kept for their logs'),
    failedJobsHistoryLimit: history().describe('Failed Jobs that are kept for their logs'),
    restore: z
      .strictObject({ activeDeadlineSeconds: seconds(14400).describe('Seconds that a restore may take') })
      .describe('The suspended CronJob that Jobs for a restore are made from'),
    resources: resources({
      requests: { cpu: '50m', memory: '128Mi' },
      limits: { cpu: '1000m', memory: '512Mi' },
    }),
  })
  .describe('Backup and restore')
