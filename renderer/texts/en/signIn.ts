import type { Texts } from '../zh.ts'

export const signIn: Texts['signIn'] = {
  title: 'Sign in',
  note: 'Use the account that the administrator set up for you.',
  slogan: 'Administrative reconsideration',
  login: 'User name',
  password: 'Password',
  enter: 'Sign in',
  currentPassword: 'Current password',
  newPassword: 'New password',
  repeatPassword: 'Password again',
  passwordRule: 'At least 12 characters; a sentence will do. Not the user name.',
  passwordsDiffer: 'The two passwords differ.',
  savePassword: 'Save the new password',
  choosePassword: 'Choose your own password',
  choosePasswordWhy: 'The administrator set the present one. Change it to one that only you know.',
  again: 'Please sign in again',
  againWhy: 'Your session has ended. This page and what you typed are still here.',
  leaveInstead: 'Leave instead',
  practiceUsers:
    'Users to practise as: jiedai (reception), chengban1 (case officer), shenpi (approver), fuzeren (supervisor), guanli (administrator); the password of all is fuyi-yanlian.',
}
