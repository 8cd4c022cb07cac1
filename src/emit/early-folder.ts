/**
 * Deeper than any template of a subchart: Helm renders by the number of folders, the deepest first (3.9 to 4.3), and a
 * subchart's templates see what was changed in the values of its parent before.
 */
export const EARLY_FOLDER = 'templates/before/all/subcharts/are/rendered'
