import { variable } from './variable.ts'

const { decimal, flag, whole } = variable

/** Variables that weigh search results and recommendations. */
export const searchConfig = {
  SEARCH_MAX_RESULT_SIZE: whole(100, 'Most results of a search', 1),
  SEARCH_MAX_AGGREGATION_SIZE: whole(100, 'Most buckets of an aggregation', 1),
  SEARCH_MAX_AGGREGATION_NEST: whole(2, 'Deepest nesting of aggregations'),
  SEARCH_MAX_QUERY_CLAUSES: whole(20, 'Most clauses of a search', 1),
  SEARCH_MAX_TIME_SEC: whole(5, 'Most seconds of a search', 1),
  SEARCH_MAX_OFFSET: whole(1000, 'Largest offset of a search'),

  HYBRID_SEARCH_BM25_WEIGHT: decimal(0.7, 'Weight of matching words'),
  HYBRID_SEARCH_VECTOR_WEIGHT: decimal(0.3, 'Weight of matching meaning'),
  HYBRID_SEARCH_TITLE_BOOST: decimal(3, 'Factor for a match in the title'),
  HYBRID_SEARCH_CREATOR_BOOST: decimal(2, 'Factor for a match in the name of the creator'),
  HYBRID_SEARCH_GAME_BOOST: decimal(1, 'Factor for a match in the name of the game'),
  HYBRID_SEARCH_ENGAGEMENT_BOOST: decimal(0.1, 'Factor for the reactions to a clip'),
  HYBRID_SEARCH_RECENCY_BOOST: decimal(0.5, 'Factor for a new clip'),

  REC_CONTENT_WEIGHT: decimal(0.5, 'Weight of similar clips in recommendations'),
  REC_COLLABORATIVE_WEIGHT: decimal(0.3, 'Weight of similar users in recommendations'),
  REC_TRENDING_WEIGHT: decimal(0.2, 'Weight of trends in recommendations'),
  REC_CF_FACTORS: whole(50, 'Factors of the collaborative model', 1),
  REC_CF_REGULARIZATION: decimal(0.01, 'Regularisation of the collaborative model'),
  REC_CF_LEARNING_RATE: decimal(0.01, 'Learning rate of the collaborative model'),
  REC_CF_ITERATIONS: whole(20, 'Iterations of the collaborative model', 1),
  REC_TRENDING_WINDOW_DAYS: whole(7, 'Days that a trend looks back', 1),
  REC_TRENDING_MIN_SCORE: decimal(0, 'Smallest score of a trend'),
  REC_POPULARITY_WINDOW_DAYS: whole(30, 'Days that popularity looks back', 1),
  REC_POPULARITY_MIN_VIEWS: whole(100, 'Views from which a clip is popular'),
  REC_ENABLE_HYBRID: flag(true, 'Whether the kinds of recommendation are mixed'),
  REC_CACHE_TTL_HOURS: whole(24, 'Hours that recommendations are kept'),
}
