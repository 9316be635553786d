// Stands for a plan's own destinations, so that the files beside it type-check. It is never copied.

export type Destination = "amplitude" | "segment";
