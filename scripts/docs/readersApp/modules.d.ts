/** What a reader has installed and this repository has not. */
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}
declare module 'cloudflare:workers' {
  export const env: { LEAN_CLIENT_ID: string; LEAN_CLIENT_SECRET: string }
}
declare module 'express'
declare module '@nestjs/core'
declare module 'next/headers' {
  export function headers(): Promise<Headers>
}
