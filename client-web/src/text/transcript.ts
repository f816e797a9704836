/** What the record of a workshop is called, and its formats: the same for the organiser, the desk and observers. */
export const transcriptText = {
  title: 'Transcript',
  body: 'Everything so far, in the order of the agenda.',
  formats: {
    html: 'To read or print (HTML)',
    md: 'To edit (Markdown)',
    csv: 'For a spreadsheet (CSV)',
    json: 'For programs (JSON)',
  },
} as const;
