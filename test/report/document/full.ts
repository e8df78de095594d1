import type { ReportDocument } from '../../../src/report/blocks.ts';
import { quayside } from './quayside.ts';

/** Full edition for Lakeshore Metrics, second round, with the brand of a firm. */
export const full: ReportDocument = {
  title: 'Lakeshore Metrics: alignment audit, full edition',
  brand: quayside,
  foot: 'Quayside Partners, strictly confidential',
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
          logo: quayside.logo,
          start: [
            [
              {
                is: 'name',
                text: 'Quayside Partners',
              },
            ],
          ],
          end: [
            [
              'Prepared by ',
              {
                is: 'name',
                text: 'Ida Berg',
              },
              ' for the Board of Lakeshore Metrics',
            ],
            '15 October 2012, strictly confidential',
          ],
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
        {
          is: 'contents',
          label: 'Contents',
          entries: [
            {
              id: 's2',
              number: '2',
              topic: 'What changed',
            },
            {
              id: 's3',
              number: '3',
              topic: 'Where the teams stand',
            },
            {
              id: 's4',
              number: '4',
              topic: 'Where they disagree',
            },
            {
              id: 's5',
              number: '5',
              topic: 'What causes it',
            },
            {
              id: 's6',
              number: '6',
              topic: 'What to do',
            },
            {
              id: 's7',
              number: '7',
              topic: 'All gaps',
            },
            {
              id: 's8',
              number: '8',
              topic: 'Method',
            },
            {
              id: 'sA',
              number: 'A',
              topic: 'Appendix',
            },
          ],
        },
      ],
    },
    {
      id: 's2',
      page: 'half',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '2',
          topic: 'What changed',
          title: 'The three weak points of August are gone, and every point has risen',
          lead: 'Before is 6 August, now is 15 October 2012. Both rounds asked the same 27 questions of the same three people.',
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
        {
          is: 'heading',
          text: 'Eight criteria reached their target',
        },
        {
          is: 'table',
          caption: null,
          columns: [
            {
              head: 'No.',
              width: 'number',
            },
            {
              head: 'Criterion',
              isTitle: true,
            },
            {
              head: '6 August',
              align: 'end',
              isWhole: true,
            },
            {
              head: '15 October',
              align: 'end',
              isWhole: true,
            },
          ],
          rows: [
            {
              cells: [
                '1.1',
                'Leaders’ commitment',
                '58%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '1.3',
                'One-to-ones of the two heads',
                '58%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '2.1',
                'Shared revenue target',
                '67%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '4.1',
                'Definition of lead stages',
                '58%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '5.3',
                'Lead follow-up',
                '50%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '7.2',
                'Reasons for rejection',
                '25%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '8.1',
                'Way back for lost leads',
                '8%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
            {
              cells: [
                '10.1',
                'Joint lead review',
                '42%',
                [
                  {
                    is: 'strong',
                    text: '75%',
                  },
                ],
              ],
            },
          ],
        },
        {
          is: 'heading',
          text: 'In their own words',
        },
        {
          is: 'pair',
          sides: [
            {
              label: [
                'Reasons for rejection, ',
                {
                  is: 'name',
                  text: 'Kathy',
                },
                ', 6 August',
              ],
              text: 'Of 48 refused leads in Q2, six carry a reason. The rest say ‘bad lead’ or nothing.',
            },
            {
              label: '15 October',
              text: 'Nine agreed reasons since September. Of 64 refused leads 62 carry one, and four of those say ‘other’.',
            },
          ],
        },
        {
          is: 'pair',
          sides: [
            {
              label: [
                'Reasons for rejection, ',
                {
                  is: 'name',
                  text: 'Sam',
                },
                ', 6 August',
              ],
              text: 'There is a list in the CRM, and my managers tell marketing what is wrong.',
            },
            {
              label: '15 October',
              text: 'It takes a rep ten seconds, and now they see what changes.',
            },
          ],
        },
        {
          is: 'pair',
          sides: [
            {
              label: [
                'Way back for lost leads, ',
                {
                  is: 'name',
                  text: 'Kathy',
                },
                ', 6 August',
              ],
              text: 'Some get the newsletter again. Most stay with the rep.',
            },
            {
              label: '15 October',
              text: '94% were back with a named owner within five working days.',
            },
          ],
        },
      ],
    },
    {
      id: 's3',
      page: 'half',
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
          is: 'heading',
          text: 'Felt and measured',
        },
        {
          is: 'table',
          caption: null,
          columns: [
            {
              head: 'Who',
              isTitle: true,
            },
            {
              head: '6 August',
              align: 'end',
              isWhole: true,
            },
            {
              head: '15 October',
              align: 'end',
              isWhole: true,
            },
          ],
          rows: [
            {
              cells: [
                [
                  {
                    is: 'mark',
                    mark: {
                      shape: 'circle',
                    },
                  },
                  ' ',
                  {
                    is: 'name',
                    text: 'Kathy',
                  },
                  ', VP Marketing',
                ],
                [
                  'felt 100%, measured ',
                  {
                    is: 'strong',
                    text: '54%',
                  },
                ],
                [
                  'felt 75%, measured ',
                  {
                    is: 'strong',
                    text: '71%',
                  },
                ],
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'mark',
                    mark: {
                      shape: 'square',
                    },
                  },
                  ' ',
                  {
                    is: 'name',
                    text: 'Sam',
                  },
                  ', VP Sales',
                ],
                [
                  'felt 25%, measured ',
                  {
                    is: 'strong',
                    text: '42%',
                  },
                ],
                [
                  'felt 75%, measured ',
                  {
                    is: 'strong',
                    text: '65%',
                  },
                ],
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'mark',
                    mark: {
                      shape: 'triangle',
                    },
                  },
                  ' ',
                  {
                    is: 'name',
                    text: 'Diane',
                  },
                  ', CEO',
                ],
                [
                  'felt 50%, measured ',
                  {
                    is: 'strong',
                    text: '43%',
                  },
                ],
                [
                  'felt 75%, measured ',
                  {
                    is: 'strong',
                    text: '61%',
                  },
                ],
              ],
            },
          ],
        },
        {
          is: 'note',
          text: 'Felt is the answer to one question before the audit, from 0 to 4. In August it ran from 25% to 100%; now all three give the same answer.',
        },
      ],
    },
    {
      id: 's4',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '4',
          topic: 'Where they disagree',
          title: 'No conflict remains, but 16 criteria are seen one level apart',
          lead: 'In 14 of the 16, the higher side is Marketing; in 12, the lower side is Leadership. Below are the three to settle and those with a comment; the heat map has all.',
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
              text: 'Marketing and Sales said Working (3); Leadership said Documented (2).',
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
              text: 'Marketing said Working (3); Sales and Leadership said Documented (2).',
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
              text: 'Marketing and Sales said Working (3); Leadership said Documented (2).',
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
              rank: '4',
              title: 'Shared KPIs',
              text: 'Marketing and Leadership said Working (3); Sales said Documented (2).',
              marks: [
                {
                  mark: {
                    shape: 'square',
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
                    shape: 'triangle',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [
                {
                  mark: {
                    shape: 'square',
                  },
                  who: 'Sam',
                  text: 'The list is agreed. Response time cannot be measured yet.',
                },
              ],
            },
            {
              rank: '5',
              title: 'Accept-or-reject step',
              text: 'Marketing and Sales said Working (3); Leadership said Documented (2).',
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
              quotes: [
                {
                  mark: {
                    shape: 'circle',
                  },
                  who: 'Kathy',
                  text: '86% were decided within two working days in September.',
                },
              ],
            },
            {
              rank: '6',
              title: 'Use of the reasons',
              text: 'Marketing and Leadership said Working (3); Sales said Documented (2).',
              marks: [
                {
                  mark: {
                    shape: 'square',
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
                    shape: 'triangle',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [
                {
                  mark: {
                    shape: 'circle',
                  },
                  who: 'Kathy',
                  text: 'Wrong seniority came first, so we changed the form. Sam’s team has been told.',
                },
              ],
            },
            {
              rank: '7',
              title: 'Repeat audit',
              text: 'Marketing and Sales said Working (3); Leadership said Documented (2).',
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
              quotes: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  who: 'Diane',
                  text: 'I will call it routine after the third time.',
                },
              ],
            },
          ],
        },
        {
          is: 'heading',
          text: 'Level that each group gives each criterion',
          isOnHalfPage: true,
        },
        {
          is: 'heat',
          caption: 'Level that each group gives each criterion',
          heads: {
            criterion: 'Criterion',
            apart: 'Apart',
          },
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
          unknown: {
            number: '–',
            title: 'Not known',
          },
          points: [
            {
              number: '1',
              title: 'Executive mandate',
              rows: [
                {
                  number: '1.1',
                  title: 'Leaders’ commitment',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '1.2',
                  title: 'Last word in disputes',
                  cells: [
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '1.3',
                  title: 'One-to-ones of the two heads',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
              ],
            },
            {
              number: '2',
              title: 'Shared goals and plan',
              rows: [
                {
                  number: '2.1',
                  title: 'Shared revenue target',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '2.2',
                  title: 'Shared KPIs',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '2.3',
                  title: 'One written plan',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
              ],
            },
            {
              number: '3',
              title: 'Target customer',
              rows: [
                {
                  number: '3.1',
                  title: 'Ideal customer profile',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '3.2',
                  title: 'Buyer personas',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '3.3',
                  title: 'Customer insight',
                  cells: [
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: null,
                },
              ],
            },
            {
              number: '4',
              title: 'Lead stages and data',
              rows: [
                {
                  number: '4.1',
                  title: 'Definition of lead stages',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '4.2',
                  title: 'Tracking from lead to win',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '4.3',
                  title: 'Shared lead data',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
              ],
            },
            {
              number: '5',
              title: 'Responsibilities and SLA',
              rows: [
                {
                  number: '5.1',
                  title: 'One owner for each step',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '5.2',
                  title: 'Two-way SLA',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '5.3',
                  title: 'Lead follow-up',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
              ],
            },
            {
              number: '6',
              title: 'Account coverage',
              rows: [
                {
                  number: '6.1',
                  title: 'Account check before contact',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '6.2',
                  title: 'Protected accounts',
                  cells: [
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '6.3',
                  title: 'Rules of engagement',
                  cells: [
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
              ],
            },
            {
              number: '7',
              title: 'Feedback on rejected leads',
              rows: [
                {
                  number: '7.1',
                  title: 'Accept-or-reject step',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '7.2',
                  title: 'Reasons for rejection',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '7.3',
                  title: 'Use of the reasons',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
              ],
            },
            {
              number: '8',
              title: 'Return to nurture',
              rows: [
                {
                  number: '8.1',
                  title: 'Way back for lost leads',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '8.2',
                  title: 'Nurture programme',
                  cells: [
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: null,
                },
              ],
            },
            {
              number: '9',
              title: 'Message and sales material',
              rows: [
                {
                  number: '9.1',
                  title: 'One customer story',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
                {
                  number: '9.2',
                  title: 'Sales material',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
              ],
            },
            {
              number: '10',
              title: 'Operating rhythm',
              rows: [
                {
                  number: '10.1',
                  title: 'Joint lead review',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                  ],
                  apart: null,
                },
                {
                  number: '10.2',
                  title: 'Repeat audit',
                  cells: [
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 3,
                      label: '3',
                    },
                    {
                      shade: 2,
                      label: '2',
                    },
                  ],
                  apart: {
                    number: '1',
                    unit: 'level',
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 's5',
      page: 'half',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '5',
          topic: 'What causes it',
          title: 'No point is weak, so there is no root cause to remove',
          lead: 'A root cause is a point below 50% that explains other weak points. In August there were two.',
        },
        {
          is: 'table',
          caption: null,
          columns: [
            {
              head: 'No.',
              width: 'number',
            },
            {
              head: 'Root cause in August',
              isTitle: true,
            },
            {
              head: 'What followed from it',
            },
            {
              head: '6 August',
              align: 'end',
              isWhole: true,
            },
            {
              head: '15 October',
              align: 'end',
              isWhole: true,
            },
          ],
          rows: [
            {
              cells: [
                '7',
                'Feedback on rejected leads',
                'Return to nurture (13%, now 63%): only a specific reason tells whether and where a refused lead should go back.',
                '25%',
                [
                  {
                    is: 'strong',
                    text: '69%',
                  },
                ],
              ],
            },
            {
              cells: [
                '10',
                'Operating rhythm',
                'Nothing else',
                '29%',
                [
                  {
                    is: 'strong',
                    text: '71%',
                  },
                ],
              ],
            },
          ],
        },
      ],
    },
    {
      id: 's6',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '6',
          topic: 'What to do',
          title: 'Eight actions lead from 66% to 75%, Integrated',
          lead: 'They are the cheapest way there: 26 units of effort, in an order that respects what depends on what. No single action is enough; the one with the largest gain is “Customer insight”.',
        },
        {
          is: 'matrix',
          description: 'Actions by effort and gain; the same figures are in the list below',
          effort: 'Effort, in units',
          gain: 'Gain, in points',
          across: [
            {
              at: 0.125,
              label: '1 (S)',
            },
            {
              at: 0.375,
              label: '3 (M)',
            },
            {
              at: 0.5,
              label: '4',
            },
            {
              at: 0.75,
              label: '6',
            },
            {
              at: 1,
              label: '8 (L)',
            },
          ],
          up: [
            {
              at: 0,
              label: '0',
            },
            {
              at: 0.248,
              label: '+0.5',
            },
            {
              at: 0.496,
              label: '+1.0',
            },
            {
              at: 0.752,
              label: '+1.5',
            },
            {
              at: 1,
              label: '+2.0',
            },
          ],
          discs: [
            {
              rank: '1',
              across: 0.125,
              up: 0.416,
            },
            {
              rank: '2',
              across: 0.375,
              up: 0.496,
            },
            {
              rank: '4',
              across: 0.375,
              up: 0.584,
            },
            {
              rank: '6',
              across: 0.375,
              up: 0.544,
            },
            {
              rank: '7',
              across: 0.375,
              up: 0.496,
            },
            {
              rank: '8',
              across: 0.375,
              up: 0.496,
            },
            {
              rank: '3',
              across: 0.75,
              up: 1,
            },
            {
              rank: '5',
              across: 0.5,
              up: 0.72,
            },
          ],
        },
        {
          is: 'heading',
          text: 'The eight actions in order',
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
              remark: 'Working to World-class',
              owner: 'Head of sales',
              effort: 'S',
              gain: '+0.8',
            },
            {
              rank: '2',
              title: 'Shared revenue target',
              gate: null,
              text: 'Put a joint pipeline or revenue target into objectives or pay, and redo the sum every quarter.',
              remark: 'Working to World-class. After action 1',
              owner: 'CEO',
              effort: 'M',
              gain: '+1.0',
            },
            {
              rank: '3',
              title: 'Customer insight',
              gate: null,
              text: 'Make need, trigger and competitor mandatory when an opportunity is closed, and publish a first summary. Then: Interview customers together every quarter, and change one target, offer or message because of it.',
              remark: 'Documented to World-class',
              owner: 'RevOps, then product marketing',
              effort: 'M+M',
              gain: '+2.0',
            },
            {
              rank: '4',
              title: 'Definition of lead stages',
              gate: null,
              text: 'Revise the criteria together every quarter against conversion, and test that both sort 9 of 10 leads alike.',
              remark: 'Working to World-class. After action 3',
              owner: 'RevOps',
              effort: 'M',
              gain: '+1.2',
            },
            {
              rank: '5',
              title: 'One owner for each step',
              gate: null,
              text: 'Fill the gaps in the chart, give each accountable person one number, and publish it. Then: Review each person’s results every month, and update the chart within two weeks of any reorganisation.',
              remark: 'Documented to World-class. After actions 1 and 4',
              owner: 'RevOps, then revenue owner',
              effort: 'S+M',
              gain: '+1.4',
            },
            {
              rank: '6',
              title: 'Lead follow-up',
              gate: null,
              text: 'Reach 95% in time, answer half of all contact requests within 15 minutes, and reassign unworked leads.',
              remark: 'Working to World-class. After actions 1 and 4',
              owner: 'Sales manager',
              effort: 'M',
              gain: '+1.1',
            },
            {
              rank: '7',
              title: 'Reasons for rejection',
              gate: null,
              text: 'Check 20 refused leads together every month until 90% of the reasons are right.',
              remark: 'Working to World-class. After action 4',
              owner: 'Demand generation lead',
              effort: 'M',
              gain: '+1.0',
            },
            {
              rank: '8',
              title: 'Way back for lost leads',
              gate: null,
              text: 'Keep history, reason and next date on each lead, and report by reason how many come back.',
              remark: 'Working to World-class',
              owner: 'Marketing operations',
              effort: 'M',
              gain: '+1.0',
            },
          ],
        },
        {
          is: 'note',
          text: 'Effort: S small (1 unit), M medium (3), L large (8). Gain: points of score, when every group gives the new level.',
        },
      ],
    },
    {
      id: 's7',
      page: 'half',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '7',
          topic: 'All gaps',
          title: 'Nineteen criteria are one level below their target',
          lead: 'Costliest first. The target is Working (3) for each. Gain: points of score when the target is reached.',
        },
        {
          is: 'table',
          caption: 'Criteria below their target, costliest first',
          columns: [
            {
              head: 'No.',
              width: 'number',
            },
            {
              head: 'Criterion',
              isTitle: true,
            },
            {
              head: 'Now → target',
              narrow: 'beside',
              isWhole: true,
            },
            {
              head: 'Next step',
              narrow: 'line',
            },
            {
              head: 'Owner',
              narrow: 'quiet',
            },
            {
              head: 'Effort',
              narrow: 'labelled',
              isWhole: true,
            },
            {
              head: 'Gain',
              align: 'end',
              isWhole: true,
              narrow: 'labelled',
            },
          ],
          rows: [
            {
              cells: [
                '3.3',
                'Customer insight',
                '2 → 3',
                'Make need, trigger and competitor mandatory when an opportunity is closed, and publish a first summary.',
                'RevOps',
                'M',
                '+1.0',
              ],
            },
            {
              cells: [
                '8.2',
                'Nurture programme',
                '2 → 3',
                'Agree with sales which behaviour sends a lead back, and add tracks for the next two reasons.',
                'Demand generation lead',
                'M',
                '+1.0',
              ],
            },
            {
              cells: [
                '1.2',
                'Last word in disputes',
                '2 → 3',
                'Give that person the last word in writing and a joint pipeline or revenue number, and decide whether both teams should report to them.',
                'CEO',
                'L',
                '+0.8',
              ],
            },
            {
              cells: [
                '4.3',
                'Shared lead data',
                '2 → 3',
                'Count duplicates and empty fields, mend the worst field first, and show the marketing history on the lead record.',
                'RevOps',
                'M',
                '+0.8',
              ],
            },
            {
              cells: [
                '3.2',
                'Buyer personas',
                '2 → 3',
                'Check each persona with two reps and five customers, then tag campaigns by persona.',
                'Product marketing',
                'M',
                '+0.7',
              ],
            },
            {
              cells: [
                '9.2',
                'Sales material',
                '2 → 3',
                'Add role, need, content seen and solutions considered to the hand-over, measure use, and let sales rank its requests every quarter.',
                'Product marketing',
                'M',
                '+0.5',
              ],
            },
            {
              cells: [
                '6.1',
                'Account check before contact',
                '2 → 3',
                'Make the result of the check a required field, and show the count in the joint meeting.',
                'RevOps',
                'M',
                '+0.4',
              ],
            },
            {
              cells: [
                '6.2',
                'Protected accounts',
                '2 → 3',
                'Give every entry an expiry date and release those without activity in the last 90 days.',
                'Head of sales',
                'M',
                '+0.4',
              ],
            },
            {
              cells: [
                '6.3',
                'Rules of engagement',
                '2 → 3',
                'Go through every restriction together, drop those that nobody can justify, and add a rule that gives both sides credit.',
                'Revenue owner',
                'M',
                '+0.4',
              ],
            },
            {
              cells: [
                '4.2',
                'Tracking from lead to win',
                '2 → 3',
                'Merge the two funnels into one list of stages with time stamps, and add exits for lost and recycled leads.',
                'RevOps',
                'L',
                '+0.4',
              ],
            },
            {
              cells: [
                '5.1',
                'One owner for each step',
                '2 → 3',
                'Fill the gaps in the chart, give each accountable person one number, and publish it.',
                'RevOps',
                'S',
                '+0.4',
              ],
            },
            {
              cells: [
                '5.2',
                'Two-way SLA',
                '2 → 3',
                'Sign it, build the monthly report and go through it in the next joint meeting.',
                'RevOps',
                'M',
                '+0.4',
              ],
            },
            {
              cells: [
                '7.1',
                'Accept-or-reject step',
                '2 → 3',
                'Separate rejected from disqualified, and remind reps of undecided leads automatically.',
                'RevOps',
                'M',
                '+0.3',
              ],
            },
            {
              cells: [
                '7.3',
                'Use of the reasons',
                '2 → 3',
                'Give each of the top three reasons an owner and a date, and report back to sales.',
                'Head of marketing',
                'M',
                '+0.3',
              ],
            },
            {
              cells: [
                '3.1',
                'Ideal customer profile',
                '2 → 3',
                'Turn the profile into a fit rating in the CRM and choose the next campaign list by it.',
                'Marketing operations',
                'M',
                '+0.3',
              ],
            },
            {
              cells: [
                '2.2',
                'Shared KPIs',
                '2 → 3',
                'Add the missing fields and time stamps for the two KPIs that matter most, give them an owner and a target, then do the same for the rest.',
                'RevOps',
                'M',
                '+0.3',
              ],
            },
            {
              cells: [
                '2.3',
                'One written plan',
                '2 → 3',
                "Write the next quarter's plan together with sales, with launch dates and the time that sales reserves to follow up each campaign.",
                'Head of marketing',
                'M',
                '+0.3',
              ],
            },
            {
              cells: [
                '9.1',
                'One customer story',
                '2 → 3',
                'Turn it into a guide together with two of the best reps, and replace the most used deck first.',
                'Product marketing',
                'M',
                '+0.3',
              ],
            },
            {
              cells: [
                '10.2',
                'Repeat audit',
                '2 → 3',
                'Have all three leaders answer independently, and talk only about the answers that differ.',
                'RevOps',
                'S',
                '+0.2',
              ],
            },
          ],
        },
      ],
    },
    {
      id: 's8',
      page: 'whole',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '8',
          topic: 'Method',
          title: 'How the score is made, and what it rests on',
          lead: null,
        },
        {
          is: 'table',
          caption: null,
          columns: [
            {
              head: null,
              isTitle: true,
              width: 'medium',
            },
            {
              head: null,
            },
          ],
          rows: [
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Who answered',
                  },
                ],
                [
                  'Three people in three groups, each alone, on 15 October 2012: ',
                  {
                    is: 'name',
                    text: 'Kathy',
                  },
                  ', VP Marketing (15 minutes); ',
                  {
                    is: 'name',
                    text: 'Sam',
                  },
                  ', VP Sales (13); ',
                  {
                    is: 'name',
                    text: 'Diane',
                  },
                  ', CEO (16).',
                ],
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'What was asked',
                  },
                ],
                '27 questions in ten points, each with five described levels: Absent (0), Ad hoc (1), Documented (2), Working (3), World-class (4). The rule: choose the highest level whose description is entirely true; if you waver, take the lower one.',
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Score',
                  },
                ],
                'Level divided by four, averaged within each group, then across groups, then by weight across points.',
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Bands',
                  },
                ],
                'Undefined from 0, Defined from 25, Aligned from 50, Integrated from 75, World-class from 90.',
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Conflict',
                  },
                ],
                'Two groups are two levels or more apart. One level apart is a difference.',
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Blanks',
                  },
                ],
                'None. Where there are some, the score is given with the limits between which it lies.',
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Rounding',
                  },
                ],
                'Percentages are rounded to whole numbers, gains to one decimal. Exact figures are below and in the appendix.',
              ],
            },
            {
              cells: [
                [
                  {
                    is: 'strong',
                    text: 'Checklist',
                  },
                ],
                '10-point lead-gen alignment checklist, version 1.0.0, full audit. Checksums of the checklist and of all answers are at the end of the appendix.',
              ],
            },
          ],
        },
        {
          is: 'heading',
          text: 'Weights and exact scores',
        },
        {
          is: 'table',
          caption: null,
          columns: [
            {
              head: 'No.',
              width: 'number',
            },
            {
              head: 'Point',
              isTitle: true,
            },
            {
              head: 'Weight',
              align: 'end',
              isWhole: true,
            },
            {
              head: '6 August',
              align: 'end',
              isWhole: true,
            },
            {
              head: '15 October',
              align: 'end',
              isWhole: true,
            },
          ],
          rows: [
            {
              cells: [
                '1',
                'Executive mandate and one revenue owner',
                '10',
                '55.6',
                [
                  {
                    is: 'strong',
                    text: '66.7',
                  },
                ],
              ],
            },
            {
              cells: [
                '2',
                'Shared goals, KPIs and one written plan',
                '12',
                '58.3',
                [
                  {
                    is: 'strong',
                    text: '69.4',
                  },
                ],
              ],
            },
            {
              cells: [
                '3',
                'One target customer (ICP and personas)',
                '12',
                '52.8',
                [
                  {
                    is: 'strong',
                    text: '58.3',
                  },
                ],
              ],
            },
            {
              cells: [
                '4',
                'One revenue lifecycle, vocabulary and data set',
                '14',
                '55.6',
                [
                  {
                    is: 'strong',
                    text: '66.7',
                  },
                ],
              ],
            },
            {
              cells: [
                '5',
                'Clear responsibilities and a two-way SLA',
                '13',
                '52.8',
                [
                  {
                    is: 'strong',
                    text: '69.4',
                  },
                ],
              ],
            },
            {
              cells: [
                '6',
                'Account due diligence and open territory',
                '8',
                '52.8',
                [
                  {
                    is: 'strong',
                    text: '58.3',
                  },
                ],
              ],
            },
            {
              cells: [
                '7',
                'Specific feedback on rejected leads',
                '12',
                '25.0',
                [
                  {
                    is: 'strong',
                    text: '69.4',
                  },
                ],
              ],
            },
            {
              cells: [
                '8',
                'Return-to-nurture programme',
                '8',
                '12.5',
                [
                  {
                    is: 'strong',
                    text: '62.5',
                  },
                ],
              ],
            },
            {
              cells: [
                '9',
                'One message and usable sales material',
                '6',
                '54.2',
                [
                  {
                    is: 'strong',
                    text: '62.5',
                  },
                ],
              ],
            },
            {
              cells: [
                '10',
                'Operating rhythm and routine re-audit',
                '5',
                '29.2',
                [
                  {
                    is: 'strong',
                    text: '70.8',
                  },
                ],
              ],
            },
            {
              cells: [
                '',
                [
                  {
                    is: 'strong',
                    text: 'All',
                  },
                ],
                '100',
                '46.5',
                [
                  {
                    is: 'strong',
                    text: '65.7',
                  },
                ],
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'sA',
      page: 'half',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: 'A',
          topic: 'Appendix',
          title: 'Every question, with every answer',
          lead: null,
        },
        {
          is: 'answers',
          number: '1.1',
          title: 'Leaders’ commitment',
          score: '75.0%',
          question:
            'Have the CEO, the head of sales and the head of marketing each committed to aligning the two teams?',
          level:
            "Now Working (3): All three have signed a one-page mandate that names a sponsor, this year's goals and the hours or budget set aside, and both teams have been told.",
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3). ',
              {
                is: 'quote',
                text: 'One page, three signatures.',
              },
              ' Seen: mandate of 20 August.',
            ],
          ],
        },
        {
          is: 'answers',
          number: '1.2',
          title: 'Last word in disputes',
          score: '50.0%',
          question:
            'Does one person have the authority to settle disputes between sales and marketing?',
          level:
            'Now Documented (2): Both heads, asked separately, name the same person who decides, such as the CEO, CRO or VP Revenue.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2). ',
              {
                is: 'quote',
                text: 'It is me. I have not put it in writing yet.',
              },
            ],
          ],
        },
        {
          is: 'answers',
          number: '1.3',
          title: 'One-to-ones of the two heads',
          score: '75.0%',
          question:
            'How regularly do the heads of sales and marketing talk one to one about goals and leads?',
          level:
            "Now Working (3): They meet at least every two weeks, with notes and a fixed agenda (results so far, lead quality, next campaigns, decisions). At least 90% of last quarter's meetings took place.",
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '2.1',
          title: 'Shared revenue target',
          score: '75.0%',
          question:
            'Do sales and marketing work towards one revenue goal, broken down into numbers that both accept?',
          level:
            'Now Working (3): Management, sales and marketing worked out together, from their own conversion rates, how many wins, opportunities and leads the goal needs. Marketing confirmed its part. Both heads, asked separately, quote the same figures.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '2.2',
          title: 'Shared KPIs',
          score: '66.7%',
          question: 'Do both teams use the same small set of KPIs for lead generation?',
          level:
            'Now Documented (2): Both teams have agreed on a short written list of about five to eight KPIs, such as acceptance rate and response time, even if some cannot be measured yet.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2). ',
              {
                is: 'quote',
                text: 'The list is agreed. Response time cannot be measured yet.',
              },
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '2.3',
          title: 'One written plan',
          score: '66.7%',
          question:
            'Is there one written plan for marketing and sales that everyone would sum up in the same way?',
          level:
            'Now Documented (2): One written plan, with target segments and a campaign calendar, has been given to both teams, even if one of them wrote it alone.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '3.1',
          title: 'Ideal customer profile',
          score: '66.7%',
          question:
            'Is there one ideal customer profile (ICP) that both teams use to choose accounts?',
          level:
            'Now Documented (2): Both teams have agreed on a written profile with hard criteria such as industry, size and region.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '3.2',
          title: 'Buyer personas',
          score: '58.3%',
          question:
            'Are buyer personas precise about role, seniority and the problem to be solved?',
          level:
            'Now Documented (2): Personas with role, seniority and problem are written down, even if marketing wrote them without asking anyone.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '3.3',
          title: 'Customer insight',
          score: '50.0%',
          question:
            'Does what sales learns about customers reach marketing, and what marketing learns about the market reach sales?',
          level:
            "Now Documented (2): Each team writes down what it learns where the other can read it, such as reps' customer notes and marketing's notes on competitors.",
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '4.1',
          title: 'Definition of lead stages',
          score: '75.0%',
          question:
            'Do both teams mean the same by each stage of a lead, from inquiry through marketing-qualified, sales-accepted and sales-qualified lead (MQL, SAL, SQL) to opportunity and win?',
          level:
            'Now Working (3): As level 2, and every stage has an owner, observable criteria for entry and exit, and the same name in the CRM. "Sale" and "profitable customer" are defined. A rep and a marketer sort at least 8 of 10 sample leads alike.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '4.2',
          title: 'Tracking from lead to win',
          score: '66.7%',
          question: 'Can a lead be followed from first inquiry to win?',
          level:
            'Now Documented (2): The marketing system and the CRM are connected, even if each has a funnel and stage names of its own.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '4.3',
          title: 'Shared lead data',
          score: '58.3%',
          question:
            'Can both teams see what a prospect did before the hand-over and what became of the lead after it?',
          level:
            'Now Documented (2): Both teams can look up leads and their outcome in one CRM, even if records are incomplete.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '5.1',
          title: 'One owner for each step',
          score: '66.7%',
          question: 'Is one named person accountable for each step from inquiry to close?',
          level:
            'Now Documented (2): A chart of responsibilities (RACI) is written for the main steps, even if it has gaps, such as recycled leads.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '5.2',
          title: 'Two-way SLA',
          score: '66.7%',
          question: 'Is there a written service level agreement (SLA) that binds both teams?',
          level:
            'Now Documented (2): A written SLA binds marketing (number, quality and background of leads) and sales (time to accept, time to follow up, attempts and feedback), even if it is unsigned or unmeasured.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '5.3',
          title: 'Lead follow-up',
          score: '75.0%',
          question:
            'How quickly and how persistently does sales follow up the leads it has accepted?',
          level:
            'Now Working (3): As level 2, with at least 80% contacted within one working day, and requests for contact or a demo within one business hour. About six attempts are standard.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '6.1',
          title: 'Account check before contact',
          score: '58.3%',
          question:
            'Does the lead generation team check an account in the CRM before contacting it for the first time?',
          level:
            'Now Documented (2): A written rule asks for a check on open opportunities, known contacts and recent activity, even if nobody verifies it.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '6.2',
          title: 'Protected accounts',
          score: '58.3%',
          question:
            'How much of the target market is closed to lead generation because reps protect their accounts?',
          level:
            'Now Documented (2): One list shows every protected account with the reason. Less than half of the target accounts are on it.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '6.3',
          title: 'Rules of engagement',
          score: '58.3%',
          question:
            'When lead generation finds interest in an account, is it clear who works it and who gets the credit?',
          level:
            'Now Documented (2): Rules are written and known to both teams, even if one side wrote them alone.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '7.1',
          title: 'Accept-or-reject step',
          score: '66.7%',
          question:
            'Is every lead that marketing hands over formally accepted or rejected in good time?',
          level:
            'Now Documented (2): The CRM has a status for accepted and one for rejected, and most leads get one of them, even if late.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3). ',
              {
                is: 'quote',
                text: '86% were decided within two working days in September.',
              },
              ' Seen: acceptance report, September.',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '7.2',
          title: 'Reasons for rejection',
          score: '75.0%',
          question: 'When sales refuses a lead, does marketing learn specifically why?',
          level:
            'Now Working (3): One of 6 to 12 agreed reasons (such as wrong data, fit, role, timing, budget, need or competitor) is mandatory, with a short note. At least 90% of refused leads have one, and fewer than 10% say "other".',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3). ',
              {
                is: 'quote',
                text: 'Nine agreed reasons since September. Of 64 refused leads 62 carry one, and four of those say ‘other’.',
              },
              ' Seen: crm-export-q3.csv; list of reasons.',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3). ',
              {
                is: 'quote',
                text: 'It takes a rep ten seconds, and now they see what changes.',
              },
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3). ',
              {
                is: 'quote',
                text: 'I looked at twenty of them myself.',
              },
            ],
          ],
        },
        {
          is: 'answers',
          number: '7.3',
          title: 'Use of the reasons',
          score: '66.7%',
          question: 'Does marketing act on the reasons, and does sales see that it does?',
          level:
            'Now Documented (2): A report shows refused leads by reason, and marketing reads it at least quarterly.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3). ',
              {
                is: 'quote',
                text: 'Wrong seniority came first, so we changed the form. Sam’s team has been told.',
              },
              ' Seen: reason review of 1 October.',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '8.1',
          title: 'Way back for lost leads',
          score: '75.0%',
          question:
            'What happens to leads that fit but were rejected, disqualified, expired or lost?',
          level:
            'Now Working (3): At least 90% are back with a named owner in marketing within five working days, whichever way they left, and the reason decides what they receive next.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3). ',
              {
                is: 'quote',
                text: '94% were back with a named owner within five working days.',
              },
              ' Seen: crm-export-q3.csv.',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3). ',
              {
                is: 'quote',
                text: 'The first returned leads have come back, ready to talk.',
              },
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '8.2',
          title: 'Nurture programme',
          score: '50.0%',
          question:
            'Are returned leads worked by a programme that fits their reason and leads back to sales?',
          level: 'Now Documented (2): There is at least one campaign made for returned leads.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Documented (2). ',
              {
                is: 'quote',
                text: 'The campaign for ‘not now’ is running. The other reasons come in Q1.',
              },
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '9.1',
          title: 'One customer story',
          score: '66.7%',
          question: 'Do sales and marketing tell the customer the same story?',
          level:
            'Now Documented (2): A written value proposition says what sets the company apart. It has a named owner and has been presented to sales.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '9.2',
          title: 'Sales material',
          score: '58.3%',
          question: 'Do reps get, and use, what they need to talk to a lead that is handed over?',
          level:
            'Now Documented (2): Leads also arrive with source and campaign, and one shared library holds the material, sorted by sales stage.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Documented (2).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '10.1',
          title: 'Joint lead review',
          score: '75.0%',
          question: 'Do both teams meet on a fixed rhythm to review leads and decide?',
          level:
            'Now Working (3): A lead review at least every two weeks and a monthly funnel review use one dashboard. Decisions are logged with owner and due date, and at least 80% are carried out on time.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3). ',
              {
                is: 'quote',
                text: 'Every Tuesday, five leads, five decisions.',
              },
              ' Seen: decision log.',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Working (3).',
            ],
          ],
        },
        {
          is: 'answers',
          number: '10.2',
          title: 'Repeat audit',
          score: '66.7%',
          question: 'How often is alignment itself checked, and compared with others?',
          level: 'Now Documented (2): It is checked every year, even if only one team answers.',
          answers: [
            [
              {
                is: 'name',
                text: 'Kathy',
              },
              ', Marketing: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Sam',
              },
              ', Sales: Working (3).',
            ],
            [
              {
                is: 'name',
                text: 'Diane',
              },
              ', Leadership: Documented (2). ',
              {
                is: 'quote',
                text: 'I will call it routine after the third time.',
              },
            ],
          ],
        },
        {
          is: 'heading',
          text: 'Checksums (SHA-256)',
        },
        {
          is: 'note',
          text: [
            'Checklist: 8d209246cc53858bb86d43053bcfba0c2e278031c01cc3287b81b3604fce0d1e.\n',
            {
              is: 'name',
              text: 'Diane',
            },
            ', 2012-10-15: dde0cbd5aa17c5f9b298e3e20e02c80fba13937bb0190e565efca5593ee0d0a7.\n',
            {
              is: 'name',
              text: 'Kathy',
            },
            ', 2012-10-15: 5b5f2d996d07d428ac7db904f9b2eb2edc9f6eae7def43b63fb5152817a83014.\n',
            {
              is: 'name',
              text: 'Sam',
            },
            ', 2012-10-15: 3076dd99fed7587f74a95f55ce6000f13bb170048ee0fb5bbc74ace8e4293a0e.',
          ],
        },
      ],
    },
  ],
};
