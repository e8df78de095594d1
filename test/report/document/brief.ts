import type { ReportDocument } from '../../../src/report/blocks.ts';

/** Brief edition for Lakeshore Metrics, second round. */
export const brief: ReportDocument = {
  title: 'Lakeshore Metrics: alignment audit, executive edition',
  brand: null,
  foot: 'Lakeshore Metrics, alignment audit, 15 October 2012',
  pageOf: 'of',
  checklist: 'Lead generation alignment',
  date: '2012-10-15',
  generator: 'align',
  origin: null,
  sections: [
    {
      id: 's1',
      blocks: [
        {
          is: 'cover',
          logo: null,
          start: [
            [
              {
                is: 'name',
                text: 'Lakeshore Metrics',
              },
            ],
            'Lead generation alignment audit, second round',
          ],
          end: ['15 October 2012', 'Executive edition'],
          words: [],
        },
        {
          is: 'headline',
          level: 1,
          number: '1',
          topic: 'Summary',
          title: 'Marketing and sales now work together, and no weak point is left',
          lead: [
            {
              is: 'name',
              text: 'Lakeshore Metrics',
            },
            ' scores ',
            {
              is: 'strong',
              text: '66%, Aligned',
            },
            ', up from 46%, Defined, on 6 August 2012. What remains is disagreement: 16 of 27 criteria are seen one level apart, with marketing on the higher side in 14 of them.',
          ],
        },
        {
          is: 'scale',
          description:
            'Score 66% on a scale of five bands: Undefined from 0, Defined from 25, Aligned from 50, Integrated from 75, World-class from 90. 46% on 6 August 2012.',
          bands: [
            {
              title: 'Undefined',
              from: {
                at: 0,
                label: '0%',
              },
              isReached: false,
            },
            {
              title: 'Defined',
              from: {
                at: 0.25,
                label: '25',
              },
              isReached: false,
            },
            {
              title: 'Aligned',
              from: {
                at: 0.5,
                label: '50',
              },
              isReached: true,
            },
            {
              title: 'Integrated',
              from: {
                at: 0.75,
                label: '75',
              },
              isReached: false,
            },
            {
              title: 'World-class',
              from: {
                at: 0.9,
                label: '90',
              },
              isReached: false,
            },
          ],
          end: '100',
          score: {
            at: 0.6565,
            label: '66%',
          },
          before: {
            at: 0.4646,
            label: '46% in August',
            short: '46%',
          },
          moved: ', up from 46%, Defined, on 6 August 2012',
          range: null,
        },
        {
          is: 'facts',
          facts: [
            {
              label: 'Weak points',
              value: '0 of 10',
              remark: '3 in August',
            },
            {
              label: 'Conflicts',
              value: '0',
              remark: '6 in August',
            },
            {
              label: 'Criteria below target',
              value: '19 of 27',
              remark: '27 in August',
            },
            {
              label: 'Answered',
              value: '100%',
              remark: 'nothing left blank',
            },
          ],
        },
        {
          is: 'heading',
          text: 'Diagnosis',
        },
        {
          is: 'callout',
          tone: 'plain',
          label: null,
          title: 'No root cause is left.',
          text: 'In August, feedback on rejected leads (25%, now 69%) and the operating rhythm (29%, now 71%) held the score back. The lowest points today are target customer and account coverage, both 58%.',
        },
        {
          is: 'heading',
          text: 'Three disagreements to settle',
        },
        {
          is: 'dots',
          series: [
            {
              title: 'Marketing',
              mark: {
                shape: 'circle',
              },
            },
            {
              title: 'Sales',
              mark: {
                shape: 'square',
              },
            },
            {
              title: 'Leadership',
              mark: {
                shape: 'triangle',
              },
            },
          ],
          levels: [
            {
              number: '0',
              title: 'Absent',
            },
            {
              number: '1',
              title: 'Ad hoc',
            },
            {
              number: '2',
              title: 'Documented',
            },
            {
              number: '3',
              title: 'Working',
            },
            {
              number: '4',
              title: 'World-class',
            },
          ],
          rows: [
            {
              rank: '1',
              title: 'Tracking from lead to win',
              text: 'Marketing and Sales 3, Leadership 2.',
              marks: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.5,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.75,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [],
            },
            {
              rank: '2',
              title: 'Shared lead data',
              text: 'Marketing 3, Sales and Leadership 2.',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.5,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.5,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [],
            },
            {
              rank: '3',
              title: 'One owner for each step',
              text: 'Marketing and Sales 3, Leadership 2.',
              marks: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.5,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.75,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [],
            },
          ],
        },
        {
          is: 'heading',
          text: 'First five actions',
        },
        {
          is: 'actions',
          heads: {
            action: 'Action',
            owner: 'Owner',
            effort: 'Effort',
            gain: 'Gain',
          },
          rows: [
            {
              rank: '1',
              title: 'One-to-ones of the two heads',
              gate: null,
              text: 'Meet weekly, join each other’s planning and forecast reviews, and report to the CEO together.',
              remark: null,
              owner: 'Head of sales',
              effort: 'S',
              gain: '+0.8',
            },
            {
              rank: '2',
              title: 'Shared revenue target',
              gate: null,
              text: 'Put a joint pipeline or revenue target into objectives or pay, and redo the sum every quarter.',
              remark: null,
              owner: 'CEO',
              effort: 'M',
              gain: '+1.0',
            },
            {
              rank: '3',
              title: 'Customer insight',
              gate: null,
              text: 'Make need, trigger and competitor mandatory when an opportunity is closed, and publish a first summary.',
              remark: null,
              owner: 'RevOps',
              effort: 'M+M',
              gain: '+2.0',
            },
            {
              rank: '4',
              title: 'Definition of lead stages',
              gate: null,
              text: 'Revise the criteria together every quarter against conversion, and test that both sort 9 of 10 leads alike.',
              remark: null,
              owner: 'RevOps',
              effort: 'M',
              gain: '+1.2',
            },
            {
              rank: '5',
              title: 'One owner for each step',
              gate: null,
              text: 'Fill the gaps in the chart, give each accountable person one number, and publish it.',
              remark: null,
              owner: 'RevOps',
              effort: 'S+M',
              gain: '+1.4',
            },
          ],
        },
        {
          is: 'note',
          text: 'All eight actions of section 6 lead to 75%, Integrated. Effort: S small, M medium, L large. Gain: points of score.',
        },
        {
          is: 'heading',
          text: 'Who answered',
        },
        {
          is: 'people',
          people: [
            {
              mark: {
                shape: 'circle',
              },
              name: 'Kathy',
              role: 'VP Marketing',
              remark: null,
              figure: '71%',
              felt: 'felt 75%',
            },
            {
              mark: {
                shape: 'square',
              },
              name: 'Sam',
              role: 'VP Sales',
              remark: null,
              figure: '65%',
              felt: 'felt 75%',
            },
            {
              mark: {
                shape: 'triangle',
              },
              name: 'Diane',
              role: 'CEO',
              remark: null,
              figure: '61%',
              felt: 'felt 75%',
            },
          ],
        },
      ],
    },
    {
      id: 's2',
      page: 'new',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '2',
          topic: 'What changed',
          title: 'The three weak points of August are gone, and every point has risen',
          lead: null,
        },
        {
          is: 'change',
          heads: {
            point: 'Point',
            values: 'Before and now',
          },
          before: '6 August',
          after: '15 October',
          axis: [
            {
              at: 0,
              label: '0%',
            },
            {
              at: 0.25,
              label: '25',
            },
            {
              at: 0.5,
              label: '50',
            },
            {
              at: 0.75,
              label: '75',
            },
            {
              at: 1,
              label: '100',
            },
          ],
          rows: [
            {
              number: '8',
              title: 'Return to nurture',
              before: {
                at: 0.125,
                label: '13%',
              },
              after: {
                at: 0.625,
                label: '63%',
              },
            },
            {
              number: '7',
              title: 'Feedback on rejected leads',
              before: {
                at: 0.25,
                label: '25%',
              },
              after: {
                at: 0.694,
                label: '69%',
              },
            },
            {
              number: '10',
              title: 'Operating rhythm',
              before: {
                at: 0.292,
                label: '29%',
              },
              after: {
                at: 0.708,
                label: '71%',
              },
            },
            {
              number: '5',
              title: 'Responsibilities and SLA',
              before: {
                at: 0.528,
                label: '53%',
              },
              after: {
                at: 0.694,
                label: '69%',
              },
            },
            {
              number: '1',
              title: 'Executive mandate',
              before: {
                at: 0.556,
                label: '56%',
              },
              after: {
                at: 0.667,
                label: '67%',
              },
            },
            {
              number: '2',
              title: 'Shared goals and plan',
              before: {
                at: 0.583,
                label: '58%',
              },
              after: {
                at: 0.694,
                label: '69%',
              },
            },
            {
              number: '4',
              title: 'Lead stages and data',
              before: {
                at: 0.556,
                label: '56%',
              },
              after: {
                at: 0.667,
                label: '67%',
              },
            },
            {
              number: '9',
              title: 'Message and sales material',
              before: {
                at: 0.542,
                label: '54%',
              },
              after: {
                at: 0.625,
                label: '63%',
              },
            },
            {
              number: '3',
              title: 'Target customer',
              before: {
                at: 0.528,
                label: '53%',
              },
              after: {
                at: 0.583,
                label: '58%',
              },
            },
            {
              number: '6',
              title: 'Account coverage',
              before: {
                at: 0.528,
                label: '53%',
              },
              after: {
                at: 0.583,
                label: '58%',
              },
            },
          ],
        },
      ],
    },
    {
      id: 's3',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '3',
          topic: 'Where the teams stand',
          title: 'Marketing rated the joint work highest, leadership lowest',
          lead: 'Marketing’s answers come to 71%, Sales’ to 65% and Leadership’s to 61%. All three are Aligned, and all three felt more: 75%.',
        },
        {
          is: 'bars',
          caption: 'Score of each point, overall and by group',
          head: 'Point',
          columns: [
            {
              title: 'All',
              mark: null,
            },
            {
              title: 'Marketing',
              mark: {
                shape: 'circle',
              },
            },
            {
              title: 'Sales',
              mark: {
                shape: 'square',
              },
            },
            {
              title: 'Leadership',
              mark: {
                shape: 'triangle',
              },
            },
          ],
          rows: [
            {
              number: '1',
              title: 'Executive mandate',
              cells: [
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
              ],
            },
            {
              number: '2',
              title: 'Shared goals and plan',
              cells: [
                {
                  at: 0.694,
                  label: '69%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
              ],
            },
            {
              number: '3',
              title: 'Target customer',
              cells: [
                {
                  at: 0.583,
                  label: '58%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
                {
                  at: 0.5,
                  label: '50%',
                },
              ],
            },
            {
              number: '4',
              title: 'Lead stages and data',
              cells: [
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
              ],
            },
            {
              number: '5',
              title: 'Responsibilities and SLA',
              cells: [
                {
                  at: 0.694,
                  label: '69%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
              ],
            },
            {
              number: '6',
              title: 'Account coverage',
              cells: [
                {
                  at: 0.583,
                  label: '58%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.5,
                  label: '50%',
                },
              ],
            },
            {
              number: '7',
              title: 'Feedback on rejected leads',
              cells: [
                {
                  at: 0.694,
                  label: '69%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
                {
                  at: 0.667,
                  label: '67%',
                },
              ],
            },
            {
              number: '8',
              title: 'Return to nurture',
              cells: [
                {
                  at: 0.625,
                  label: '63%',
                },
                {
                  at: 0.625,
                  label: '63%',
                },
                {
                  at: 0.625,
                  label: '63%',
                },
                {
                  at: 0.625,
                  label: '63%',
                },
              ],
            },
            {
              number: '9',
              title: 'Message and sales material',
              cells: [
                {
                  at: 0.625,
                  label: '63%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.5,
                  label: '50%',
                },
                {
                  at: 0.625,
                  label: '63%',
                },
              ],
            },
            {
              number: '10',
              title: 'Operating rhythm',
              cells: [
                {
                  at: 0.708,
                  label: '71%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.75,
                  label: '75%',
                },
                {
                  at: 0.625,
                  label: '63%',
                },
              ],
            },
          ],
        },
        {
          is: 'note',
          text: 'Levels: 0 Absent, 1 Ad hoc, 2 Documented, 3 Working, 4 World-class. Felt: own guess before the audit. Score: weighted mean of ten points, with the mean of each group counted equally. Weak: below 50%. Conflict: two levels or more apart. Percentages are rounded; exact figures are in the appendix of the full edition. Checklist: 10-point lead-gen alignment checklist, version 1.0.0, full audit.',
          isApart: true,
        },
      ],
    },
  ],
};
