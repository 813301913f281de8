import { oc } from '@orpc/contract'
import type { Role } from '../terms/index.ts'
import { commonErrors } from './errors.ts'

/** Who may call a procedure: anybody, everybody signed in, or the holders of one of the roles. */
export type Access = readonly Role[] | 'public' | 'signedIn'

/** A query may be repeated and cached, a command may not. The server checks `roles`, the screen hides by it. */
export type ProcedureMeta = { kind: 'query' | 'command'; roles: Access }

const base = oc.$meta<ProcedureMeta>({ kind: 'query', roles: [] }).errors(commonErrors)

export const query = (access: Access) => base.meta({ kind: 'query', roles: access })
export const command = (access: Access) => base.meta({ kind: 'command', roles: access })

export const everybody: Access = 'public'
export const signedIn: Access = 'signedIn'
export const desk: Access = ['reception', 'caseOfficer', 'supervisor']
export const recorders: Access = ['reception', 'caseOfficer', 'approver', 'supervisor']
export const deciders: Access = ['caseOfficer', 'approver', 'supervisor']
export const supervisors: Access = ['supervisor']
/** Those who distribute the work. */
export const leaders: Access = ['approver', 'supervisor']
export const stewards: Access = ['supervisor', 'administrator']
export const administrators: Access = ['administrator']
