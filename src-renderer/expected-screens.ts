/**
 * Steps of the way through registration whose screen is how things are once they are done, by their ids: until then it
 * is what should be there, and must not be read as a fact.
 */
export const expectedScreens: readonly string[] = ['company-portal', 'profile', 'insert-card', 'done'];
