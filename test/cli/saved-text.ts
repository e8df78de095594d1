/** Answers as they are after so many savings, of another length each time. */
export function savedText(savings: number): string {
  return `format: 1
checklist: { id: fairs, version: 1.0.0 }
subject: Oakley Pumps
date: 2026-03-02
respondent: { id: mia }
answers: { goal: { value: 1, note: "${'x'.repeat((savings % 50) * 400)}" } }
seconds: ${savings}
`;
}
