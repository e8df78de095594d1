/** The names of the tables that a report can be given as; the first is the one that csv gives by itself. */
export const tableNames = ['criteria', 'actions', 'answers', 'points'] as const;

export type TableName = (typeof tableNames)[number];

/** The formats that are tables. */
export const tableFormats = ['csv', 'xlsx'] as const;
