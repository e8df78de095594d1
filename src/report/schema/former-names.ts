/** Present name of each field of the JSON report that had another one. */
export const formerNames = {
  agreed: 'agreements',
  blanks: 'unanswered',
  closerLooks: 'followUps',
  differences: 'disagreement',
  felt: 'estimate',
  lost: 'lostScore',
  madeWith: 'options',
  path: 'actionPath',
  share: 'weightShare',
  standing: 'result',
  uncapped: 'bandBeforeCap',
  unseen: 'notAssessed',
  voices: 'responses',
} as const;
