// Dates as the Code writes them.

/** `27 June 2024`, of `2024-06-27` or `2024-06-27T09:30:00Z`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number);
  return `${day} ${months[month! - 1]} ${year}`;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
