// Polynomial coefficients, lowest power first. Those in hexadecimal are Chebyshev interpolants fitted
// with mpmath at 60 digits (see README.md); the relative error named is that of the function.
#pragma once

// (exp(r) - 1 - r) / r^2 on |r| <= ln(2) / 2: 3e-19.
static const double exp_q[11] = {
    0x1.0000000000000p-1,
    0x1.5555555555557p-3,
    0x1.5555555555556p-5,
    0x1.11111111100dcp-7,
    0x1.6c16c16c162d4p-10,
    0x1.a01a01abe7fe1p-13,
    0x1.a01a01a6d889cp-16,
    0x1.71de0231960ebp-19,
    0x1.27e4db646b17ep-22,
    0x1.af4de97ca4194p-26,
    0x1.1f730349868cep-29
};

// (log((1 + s) / (1 - s)) / s - 2) / z, z = s^2, on 0 <= z <= 0.02944: 3e-20.
static const double log_r[8] = {
    0x1.5555555555555p-1,
    0x1.9999999999a38p-2,
    0x1.2492492476c42p-2,
    0x1.c71c720168523p-3,
    0x1.745cf8fe32a46p-3,
    0x1.3b1c36b44161bp-3,
    0x1.0fbe71adfbddap-3,
    0x1.0c051669ed051p-3
};

// The same without its first term: ((log((1 + s) / (1 - s)) / s - 2) / z - 2 / 3) / z: 2^-70 of log.
static const double log_t[8] = {
    0x1.999999999999ap-2,
    0x1.2492492492522p-2,
    0x1.c71c71c6ea994p-3,
    0x1.745d177a9ceb8p-3,
    0x1.3b1395cf37f73p-3,
    0x1.1118c8814608cp-3,
    0x1.df7ca824454dcp-4,
    0x1.e02fc6837363bp-4
};

// (1 + 2t) exp(t^2 / 2) Phi(-t) in powers of (t - 5) / (t + 5), on 0 <= t <= 40: 2e-17.
static const double cdf_g[23] = {
    0x1.b135a378924a6p-1,
    -0x1.44c9cd8f57957p-5,
    -0x1.ba6f247fb881ep-5,
    0x1.9d3d58860ce1ap-4,
    -0x1.9c4af953d7d6bp-4,
    0x1.28e8fee390c3ap-4,
    -0x1.42359ad00236ep-5,
    0x1.f96034e11242ep-7,
    -0x1.d4263634ef38fp-9,
    -0x1.f1d621916a573p-14,
    0x1.bdbed0c0f52a6p-12,
    -0x1.c5ba944aa38d2p-14,
    -0x1.bb8c053f0eabcp-16,
    0x1.4559ee60e0ce0p-16,
    0x1.20834a86f6b5ap-21,
    -0x1.804aec68efdbfp-19,
    0x1.7163d010ddb92p-23,
    0x1.d4fd83b833f35p-22,
    -0x1.191af9c8f2cb9p-25,
    -0x1.2ac18ec0e5606p-24,
    -0x1.354eb94ca753ep-30,
    0x1.2501811f05bdfp-27,
    0x1.dd7bb27fc30f2p-30
};

// Wichura, M. J. (1988), Algorithm AS 241: the percentage points of the normal distribution,
// Applied Statistics 37, 477-484, routine PPND16: numerators a, c, e; denominators b, d, f.
static const double as241_a[8] = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3};
static const double as241_b[8] = {
    1.0,                     4.2313330701600911252e1, 6.8718700749205790830e2,
    5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
    2.8729085735721942674e4, 5.2264952788528545610e3};
static const double as241_c[8] = {
    1.42343711074968357734e0,  4.63033784615654529590e0,  5.76949722146069140550e0,
    3.64784832476320460504e0,  1.27045825245236838258e0,  2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double as241_d[8] = {
    1.0,                       2.05319162663775882187e0,  1.67638483018380384940e0,
    6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
    5.47593808499534494600e-4, 1.05075007164441684324e-9};
static const double as241_e[8] = {
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double as241_f[8] = {
    1.0,                       5.99832206555887937690e-1, 1.36929880922735805310e-1,
    1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
    1.42151175831644588870e-7, 2.04426310338993978564e-15};
