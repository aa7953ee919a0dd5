/** How the templates name the function of an operation. */
export const functionName = (operation: string): string => `baoming-${operation}`;
