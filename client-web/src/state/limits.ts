// Lengths of texts, in code points, as protocol/README.md has them.

export const limits = {
  name: 80,
  role: 80,
  organisation: 120,
  title: 120,
  prompt: 300,
  label: 60,
  introduction: 500,
  report: 500,
  aim: 280,
  idea: 280,
  word: 40,
  sectorsLeast: 2,
  sectorsMost: 8,
  activitiesMost: 30,
} as const;
