export const phoneText = {} as const;
