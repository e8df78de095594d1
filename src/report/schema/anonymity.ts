import * as z from 'zod';

/** What an anonymous report leaves out; null where nothing is. */
export function anonymity() {
  return z
    .strictObject({
      minGroup: z.int().min(2).describe('Groups of which fewer answered are not told of'),
      withNotes: z.boolean(),
      groups: z.array(
        z.strictObject({
          group: z.string(),
          respondents: z.int().describe('How many of it answered'),
          told: z
            .enum(['alone', 'together', 'not-at-all'])
            .describe('Whether it has figures of its own, counts in those of all, or in none'),
        }),
      ),
      withheldCriteria: z.array(z.string()).describe('Criteria without a score here'),
      remarks: z
        .array(
          z.strictObject({
            criterion: z.string(),
            group: z.string().nullable(),
            note: z.string().nullable(),
            evidence: z.array(z.string()),
          }),
        )
        .describe('Notes and evidence, without who wrote them; none unless asked for'),
      manifest: z.array(z.string()).describe('What was left out and why, in words'),
    })
    .nullable()
    .default(null);
}
