/** A page whose lines are sound. */
export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden className="text-accent">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <path
        d="M8 13v6M12 9.5v13M16 12.5v7M20 7.5v17M24 13v6"
        stroke="var(--on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
