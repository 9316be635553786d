import type { ApprovalFault } from "../../diff/approvals/approvals.js";
import { type Root, repositoryPath } from "../paths.js";
import type { DiffReport } from "./report.js";

/** What is wrong with a plan's approvals, and where the repository has it: `.trackc-approvals.json:4`. */
export interface FaultText extends ApprovalFault {
  readonly place: string;
}

/** The faults of a plan's approvals, as reports for code hosts tell them. */
export function faultTexts({ faults = [] }: DiffReport, root: Root | undefined): readonly FaultText[] {
  return faults.map((fault) => {
    const file = repositoryPath(fault.file, root);
    return { ...fault, file, place: fault.line === undefined ? file : `${file}:${fault.line}` };
  });
}
