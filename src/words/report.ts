/** Labels of the outcomes of a criterion, in reports. */
export const OUTCOME_WORDS = {
  met: 'met',
  'partly-met': 'partly met',
  'not-met': 'not met',
  'not-applicable': 'not applicable',
  'not-answered': 'not answered',
  'not-asked': 'not asked',
  unscored: 'not scored',
} as const;

/** Names of facts in reports. */
export const reportWords = {
  doneWhen: 'Done when',
  template: 'Template',
} as const;
