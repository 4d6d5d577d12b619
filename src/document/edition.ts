/** For whom an edition is made: the board and its staff, all councillors, everyone. */
export const editions = ['intern', 'raad', 'openbaar'] as const

export type Edition = (typeof editions)[number]
