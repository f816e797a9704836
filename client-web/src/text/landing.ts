export const landingText = {} as const;
