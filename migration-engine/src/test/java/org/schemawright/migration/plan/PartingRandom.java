package org.schemawright.migration.plan;

import java.util.Random;

/** Numbers that two of one seed have alike up to a point, so that what is made of them begins alike and then parts. */
public final class PartingRandom extends Random {

    private static final long serialVersionUID = 1;

    private final Random own;
    private int alike;

    /**
     * One of two.
     *
     * @param side tells the two apart
     * @param alike how many numbers they have alike
     */
    public PartingRandom(int seed, int side, int alike) {
        super(seed);
        this.own = new Random(seed * 31L + side);
        this.alike = alike;
    }

    @Override
    protected int next(int bits) {
        return own == null || alike-- > 0 ? super.next(bits) : own.nextInt() >>> (32 - bits);
    }
}
