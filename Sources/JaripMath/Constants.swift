/// The standard normal score of 0.95 (1.6448536269514722): `a to b` means p5 to p95.
let scoreOfP95 = 1.6448536269514722

/// Weights of `choice` may miss 1 by this much: ten weights of 0.1 sum to 0.9999999999999999.
let weightTolerance = 1e-9

/// Counts above this are refused. An incomplete beta function takes some 2 sqrt(n) terms, so a draw of
/// a binomial with a billion trials already costs a millisecond; a normal is meant at such sizes.
let largestCount = 1e9

/// From this shape on an incomplete gamma function is Temme's expansion: at 10^9 GSL's
/// tails are wrong by a quarter of a standard deviation.
let largeGammaShape = 1e5

/// Distribution functions of counts are tabulated up to this many values (32 KB); above, each draw is
/// inverted by search.
let largestCountTable = 2048

/// Intervals of a quantile table over the scores -8.5 to 8.5. 512 keep the error below 1e-7 of a beta's range, of a
/// gamma's and of a Student's value; see README.md for the measurement.
let quantileTableIntervals = 512

/// Beta, gamma and Student distributions with a smaller shape are inverted directly (2 microseconds a draw).
let smallestTableShape = 0.3

/// Degrees of freedom from which Student's quantile is a series in the score, with no need of a table.
let largestStudentTable = 1e5

/// The last score of a quantile table. A uniform lies within 2^-53 of 0 and 1, which is 8.21 scores.
let quantileTableEnd = 8.5

/// The smallest eigenvalue of a corrected correlation matrix: large enough for a Cholesky factor,
/// small enough not to move a correlation that a planner would write.
let smallestEigenvalue = 1e-6

/// Bits of a double that a sketch drops: 2^9 bins an octave, so a bin's middle is within 1 / 1024 of
/// every value in it.
let sketchDroppedBits = 43

/// What a trial of average weight counts. Weights are then rounded by 0.2 % of the average, far below what chance does to them,
/// and the bins of a sketch of 10,000 trials mostly stay below the 65,535 for which they have room.
let trialWeightUnit = 256

/// Bins in one page of a sketch: a sixteenth of an octave. Smaller pages find fewer empty bins, larger
/// ones are found faster.
let sketchPageBins = 32
