import { z } from 'zod'
import { type ImageOptions, image } from '../../../k8s/index.ts'

/** An image of others, whose tag is never empty: the chart's appVersion is none of its tags. */
export const pinnedImage = (options: ImageOptions & { readonly tag: string }) =>
  image(options)
    .extend({
      tag: z
        .union([
          z
            .string()
            .regex(/^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$/)
            .meta({ examples: ['1.27.3'] }),
          z.int().min(0),
        ])
        .default(options.tag)
        .describe('Tag of the image'),
    })
    .describe('Container image')
