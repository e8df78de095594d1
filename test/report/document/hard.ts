import type { ReportDocument } from '../../../src/report/blocks.ts';

/** Brief edition with twelve respondents, right-to-left, CJK and long names. */
export const hard: ReportDocument = {
  title: 'Twelve respondents',
  brand: null,
  foot: 'Lakeshore Metrics, alignment audit, 15 October 2012',
  pageOf: 'of',
  checklist: 'Lead generation alignment',
  date: '2024-03-11',
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
            'Lead generation alignment audit, twelve respondents (invented, to test long, right-to-left and CJK names)',
          ],
          end: ['15 October 2012', 'Executive edition'],
          words: [],
        },
        {
          is: 'headline',
          level: 1,
          number: '1',
          topic: 'Summary',
          title: 'Marketing and sales work together, but 3 of 27 criteria are in dispute',
          lead: [
            {
              is: 'name',
              text: 'Lakeshore Metrics',
            },
            ' scores ',
            {
              is: 'strong',
              text: '61%, Aligned',
            },
            '. 12 of 27 criteria are seen one level or more apart.',
          ],
        },
        {
          is: 'scale',
          description:
            'Score 61% on a scale of five bands: Undefined from 0, Defined from 25, Aligned from 50, Integrated from 75, World-class from 90.',
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
            at: 0.6079,
            label: '61%',
          },
          before: null,
          moved: '',
          range: null,
        },
        {
          is: 'facts',
          facts: [
            {
              label: 'Weak points',
              value: '0 of 10',
              remark: 'below 50%',
            },
            {
              label: 'Conflicts',
              value: '3',
              remark: 'two levels or more apart',
            },
            {
              label: 'Criteria below target',
              value: '25 of 27',
              remark: 'target: Working (3)',
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
          title: 'No point is weak, so there is no root cause to remove.',
          text: 'The lowest points are account coverage (52%) and target customer (55%).',
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
              text: 'Sales 3.6, Marketing 2.5, Leadership 1.3.',
              marks: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.3338,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.625,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.9,
                },
              ],
              range: {
                low: 0.25,
                high: 1,
              },
              quotes: [],
            },
            {
              rank: '2',
              title: 'Use of the reasons',
              text: 'Marketing 2.8, Leadership 2.7, Sales 0.6.',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.15,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.6663,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.6875,
                },
              ],
              range: {
                low: 0,
                high: 0.75,
              },
              quotes: [],
            },
            {
              rank: '3',
              title: 'Shared KPIs',
              text: 'Leadership 3.0, Marketing 2.8, Sales 1.0.',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.25,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.6875,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.75,
                },
              ],
              range: {
                low: 0,
                high: 0.75,
              },
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
              text: 'Meet every two weeks, and when a date does not suit, move the meeting instead of cancelling it.',
              remark: null,
              owner: 'Head of sales',
              effort: 'S+S',
              gain: '+1.2',
            },
            {
              rank: '2',
              title: 'Shared revenue target',
              gate: null,
              text: 'Redo the sum with the missing team in the room, and let marketing have the last word on how many leads it can deliver.',
              remark: null,
              owner: 'Head of marketing',
              effort: 'S+M',
              gain: '+1.2',
            },
            {
              rank: '3',
              title: 'Customer insight',
              gate: null,
              text: 'Open one shared place for customer and competitor notes, and look into it in every joint meeting.',
              remark: null,
              owner: 'Product marketing',
              effort: 'S+M+M',
              gain: '+2.2',
            },
            {
              rank: '4',
              title: 'Definition of lead stages',
              gate: null,
              text: 'Replace each word of judgement by an event or field that anyone can see, and rename the stages in the CRM to match.',
              remark: null,
              owner: 'RevOps',
              effort: 'M+M',
              gain: '+1.6',
            },
            {
              rank: '5',
              title: 'One owner for each step',
              gate: null,
              text: 'Fill the gaps in the chart, give each accountable person one number, and publish it.',
              remark: null,
              owner: 'RevOps',
              effort: 'S+M',
              gain: '+1.8',
            },
          ],
        },
        {
          is: 'note',
          text: 'All 10 actions of section 5 lead to 75%, Integrated. Effort: S small, M medium, L large. Gain: points of score.',
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
              name: 'דנה כהן',
              role: 'Demand generation lead',
              remark: null,
              figure: '61%',
              felt: 'felt 75%',
            },
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
                shape: 'circle',
              },
              name: '李小龍',
              role: 'Marketing operations',
              remark: null,
              figure: '68%',
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'circle',
              },
              name: 'Maximiliane von Hohenstein-Wittgenstein',
              role: 'Head of product marketing and communications',
              remark: null,
              figure: '63%',
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'square',
              },
              name: 'Anja Lindqvist',
              role: 'SDR lead',
              remark: null,
              figure: '63%',
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'square',
              },
              name: 'محمد الفارسي',
              role: 'Sales manager, Gulf',
              remark: null,
              figure: '59%',
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'square',
              },
              name: 'Priya',
              role: 'Account executive',
              remark: null,
              figure: '63%',
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
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'square',
              },
              name: 'Tom',
              role: 'Account executive',
              remark: null,
              figure: '55%',
              felt: 'felt 100%',
            },
            {
              mark: {
                shape: 'triangle',
              },
              name: 'Diane',
              role: 'CEO',
              remark: null,
              figure: '61%',
              felt: 'felt 100%',
            },
            {
              mark: {
                shape: 'triangle',
              },
              name: '田中 健',
              role: 'COO',
              remark: null,
              figure: '49%',
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'triangle',
              },
              name: 'Ola',
              role: 'CFO',
              remark: null,
              figure: '56%',
              felt: 'felt 75%',
            },
          ],
        },
      ],
    },
    {
      id: 's3',
      page: 'new',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '3',
          topic: 'Where they disagree',
          title: 'On tracking and the use of the reasons, answers lie two levels apart',
          lead: 'Marks are group means; the thin line runs from the lowest to the highest answer.',
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
              text: 'Sales 3.6, Marketing 2.5, Leadership 1.3.',
              marks: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.3338,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.625,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.9,
                },
              ],
              range: {
                low: 0.25,
                high: 1,
              },
              quotes: [],
            },
            {
              rank: '2',
              title: 'Use of the reasons',
              text: 'Marketing 2.8, Leadership 2.7, Sales 0.6.',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.15,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.6663,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.6875,
                },
              ],
              range: {
                low: 0,
                high: 0.75,
              },
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
              rank: '3',
              title: 'Shared KPIs',
              text: 'Leadership 3.0, Marketing 2.8, Sales 1.0.',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.25,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.6875,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.75,
                },
              ],
              range: {
                low: 0,
                high: 0.75,
              },
              quotes: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  who: '田中 健',
                  text: '数字は毎週見ています。',
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  who: 'محمد الفارسي',
                  text: 'لا أحد يقرأ هذه الأرقام.',
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  who: 'Sam',
                  text: 'The list is agreed. Response time cannot be measured yet.',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
