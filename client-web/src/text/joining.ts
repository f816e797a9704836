export const joiningText = {} as const;
