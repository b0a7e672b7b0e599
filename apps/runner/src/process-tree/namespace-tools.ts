/** The tools that a PID namespace is made with, as absolute paths, and how they are called here. */
export interface NamespaceTools {
  readonly setpriv: string;
  readonly unshare: string;
  readonly setsid: string;
  readonly sleep: string;
  /** A user namespace around it: only root may make a PID namespace without one. */
  readonly hasUserNamespace: boolean;
}
