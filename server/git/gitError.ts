/** Why nothing can be read from a repository, to be put behind “The repository is not read: ”. */
export class GitError extends Error {}

export const DAMAGED = "it is damaged";
