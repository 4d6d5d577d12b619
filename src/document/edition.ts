/** The audiences of an edition: the board and its staff, all councillors, everyone. */
export const editions = ['intern', 'raad', 'openbaar'] as const

export type Edition = (typeof editions)[number]

/** Why a document has no public edition. */
export type NotPublic = 'geheim' | 'besloten' | 'embargo'

/** The status that a document states. */
export type Status = 'openbaar' | 'besloten' | 'geheim'
